#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/request/request.h"

namespace unclip::cli {

/// The options that every painting subcommand has, and the request that they make.
struct RequestOptions {
    std::filesystem::path requestFile;  ///< --request: read first; options that are given go before it
    std::filesystem::path out = "unclip.png";
    std::filesystem::path dump;
    bool printsJson = false;

    /// Declares them on `command`. `task` is what the command does.
    void addTo(CLI::App& command, Task task);

    /// The request that the options fill in, for a command's own arguments.
    Request& given() { return given_; }

    /// The finished request: --request's file, then what was given on the command line. Throws RequestError.
    Request finished(const CLI::App& command) const;

private:
    Request given_;
};

/// Paints the request and writes its pictures to FILE.png, FILE-2.png, …; prints what was made, notes and unknown
/// words.
void paintToFiles(const Request& request, const RequestOptions& options);

/// FILE.png for the first picture, FILE-2.png for the second, and so on.
std::filesystem::path numberedFile(const std::filesystem::path& file, int index);

}  // namespace unclip::cli
