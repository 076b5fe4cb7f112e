#pragma once

#include <filesystem>

namespace unclip {

/// The right to change pictures that a library has already, for one thread of one program at a time. Held for as long
/// as the object lives, given back when the program dies. File systems without locks do without.
class LibraryLock {
public:
    /// Waits for another program for some seconds; then throws FileError. `folder`: the library's, with its mark.
    explicit LibraryLock(const std::filesystem::path& folder);
    ~LibraryLock();
    LibraryLock(const LibraryLock&) = delete;
    LibraryLock& operator=(const LibraryLock&) = delete;

private:
    int descriptor_ = -1;
};

}  // namespace unclip
