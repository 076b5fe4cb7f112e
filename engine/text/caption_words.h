#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace unclip {

/// What captions are put together from when a model is to say what a picture shows.
struct CaptionWords {
    std::vector<std::string> subjects;  ///< "a racing car"
    std::vector<std::string> settings;  ///< "in a desert"; an empty one: nowhere in particular
    std::vector<std::string> styles;    ///< with a subject and its setting in place of "{}": "a pencil sketch of {}"

    /// "a pencil sketch of a racing car in a desert"
    std::string caption(std::size_t subject, std::size_t setting, std::size_t style) const;

    /// Reads captions.json, an object of these three lists. Throws ModelError naming the file, and the list that is
    /// missing, empty, or has other things in it than texts, or a style without "{}".
    static CaptionWords fromFile(const std::filesystem::path& captionsJson);

    /// Those of a model's own folder, or else the list that ships with the program. Throws ModelError, FileError.
    static CaptionWords ofModel(const std::filesystem::path& modelFolder);
};

}  // namespace unclip
