#pragma once

#include <QtGlobal>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace unclip {

/// What the file system says about a file; another size or time means that its content may be another.
struct FileFacts {
    qint64 bytes = 0;
    qint64 modified = 0;  ///< nanoseconds since 1970

    bool operator==(const FileFacts&) const = default;
};

/// Absent when there is no such regular file.
std::optional<FileFacts> factsOf(const std::filesystem::path& file);

struct FoundFile {
    std::string path;  ///< below the library's folder, with "/", UTF-8
    FileFacts facts;
};

/// What lies in a library's folder.
struct LibraryFiles {
    std::vector<FoundFile> pictures;
    std::vector<std::filesystem::path> withTemporaries;  ///< folders in which a program left or is writing a file
};

/// All PNG files in `root` and in its trash, folder by folder in the order of their names; other hidden folders and
/// links to folders are left alone. Throws LibraryAway when the folder isn't there, FileError when it
/// can't be read.
LibraryFiles libraryFiles(const std::filesystem::path& root);

}  // namespace unclip
