#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace unclip {

/// Why a file's content isn't there.
enum class ReadFault {
    none,
    missing,  ///< or a link that leads nowhere
    folder,
    notRegular,  ///< a pipe, a device, a socket: opening or reading one could wait for ever
    tooLarge,
    unreadable,  ///< `reason` says why
};

struct FileContent {
    std::vector<std::uint8_t> bytes;
    ReadFault fault = ReadFault::none;
    std::uintmax_t size = 0;  ///< of the file, when it is a regular one
    std::string reason;       ///< of the system
};

/// The whole content of a regular file. Never waits: what a path leads to is looked at after it was opened without
/// blocking. Takes memory only when the file has at most `limit` bytes, and reads no more than the size that it had.
FileContent readRegularFile(const std::filesystem::path& file, std::uintmax_t limit);

}  // namespace unclip
