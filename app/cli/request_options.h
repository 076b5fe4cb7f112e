#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/output_files.h"
#include "engine/request/engine.h"

namespace unclip::cli {

/// The options that the painting subcommands share, and the request that they make.
struct RequestOptions {
    Request request;
    std::filesystem::path out = "unclip.png";
    std::filesystem::path dump, film;
    std::filesystem::path structureFrom;  ///< a picture whose depth picture is made first, and followed; empty: none
    std::string paintedWith;      ///< hash of the model that painted the PNG given as --request; empty: not known
    std::filesystem::path saved;  ///< the file given as --request; empty: none
    bool overwrites = false;
    bool printsJson = false;

    /// Declares what `task` can use on `command`.
    void addTo(CLI::App& command, Task task);

    /// For commands that paint once; after addTo().
    void addStructureFrom(CLI::App& command);

private:
    /// How pictures are painted: quality, steps, guidance, size, tries.
    void addSampling(CLI::App& command, const TaskDescription& takes);
    void startFrom(const std::filesystem::path& file);
};

/// A painting command that has a picture as its argument.
void addPictureArgument(CLI::App& command, RequestOptions& options, const char* help);

/// Paints the request and writes its pictures to FILE.png, FILE-2.png, …; prints what was made, notes and unknown
/// words. Returns the pictures in the order of their files.
std::vector<cv::Mat> paintToFiles(const RequestOptions& options, Engine& engine);
/// The same with an engine of its own.
std::vector<cv::Mat> paintToFiles(const RequestOptions& options);

/// What painting the request reads and writes.
OutputFiles outputFilesOf(const RequestOptions& options);

/// Where the depth picture of --structure-from is written.
std::filesystem::path structureFile(const RequestOptions& options);

/// FILE.png for the first picture, FILE-2.png for the second, and so on.
std::filesystem::path numberedFile(const std::filesystem::path& file, int index);

}  // namespace unclip::cli
