#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace unclip {

/// Which file a path means, whatever it is called: links are followed, hard links and other spellings of a path are the
/// same file. For a file that isn't there yet: its folder and the name that it would get.
struct FileIdentity {
    std::uint64_t device = 0, inode = 0;  ///< of the file, or of the folder it would lie in
    std::string name;                     ///< empty when the file is there

    auto operator<=>(const FileIdentity&) const = default;
};

/// Absent when neither the file nor its folder is there.
std::optional<FileIdentity> identityOf(const std::filesystem::path& file);

/// Whether both paths mean one file.
bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

/// Whether a file lies in a folder, or in a folder of it, wherever links lead.
bool isInFolder(const std::filesystem::path& file, const std::filesystem::path& folder);

/// Where a path leads when every link is followed, the last one included, even when nothing is there yet; the path
/// itself when it is no link. Throws FileError when links lead in a loop.
std::filesystem::path behindLinks(const std::filesystem::path& file);

}  // namespace unclip
