#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/base/sentence.h"

namespace unclip {

/// Every failure of the engine: one sentence for people (what happened, to which file or setting, what to do) and
/// details for the log. Thrown inside the engine, turned into a message once, at the border of a job or a command.
class Error : public std::runtime_error {
public:
    explicit Error(Sentence sentence, std::string details = {})
        : std::runtime_error(sentence.inEnglish()), sentence_(std::move(sentence)), details_(std::move(details)) {}

    const Sentence& sentence() const { return sentence_; }
    const std::string& details() const { return details_; }

private:
    Sentence sentence_;
    std::string details_;
};

/// A model folder or a weight file is not what it has to be.
class ModelError : public Error {
    using Error::Error;
};

/// A picture or a mask can't be read, written or used.
class PictureError : public Error {
    using Error::Error;
};

/// An option, a setting or a saved request is wrong: nothing was tried.
class RequestError : public Error {
    using Error::Error;
};

/// A file that isn't a model or a picture can't be read or written (disk full, no permission, missing folder).
class FileError : public Error {
    using Error::Error;
};

/// The device or the host has no memory left, even after everything that could be freed was freed.
class OutOfMemory : public Error {
    using Error::Error;
};

/// The GPU stopped computing (its driver was reset, it hung or was taken away), and can't be used by this process any
/// more.
class DeviceLost : public Error {
    using Error::Error;
};

/// The user stopped the job. Not a failure: what was finished stays.
class Cancelled : public Error {
public:
    Cancelled() : Error(says("Requests", "Stopped.")) {}
};

/// What an error says to people; those of other libraries stay as they are.
inline Sentence sentenceOf(const std::exception& error) {
    const auto* own = dynamic_cast<const Error*>(&error);
    return own != nullptr ? own->sentence() : Sentence(error.what());
}

}  // namespace unclip
