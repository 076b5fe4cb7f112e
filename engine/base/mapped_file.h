#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace unclip {

/// A file mapped into memory for reading. When someone truncates the file while it is mapped, touching the lost pages
/// reads zeros instead of killing the program, and isDamaged() tells.
class MappedFile {
public:
    /// Throws ModelError when the file is missing, no regular file, empty or can't be read.
    static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);

    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return {data_, size_}; }
    const std::filesystem::path& path() const { return path_; }

    /// Whether the file was truncated, overwritten or replaced by another since it was opened.
    bool isDamaged() const;

    /// Lets the system drop the pages from the resident set; they are read again when touched.
    void release() const;
    /// The same for the pages that lie wholly in `part` of bytes().
    void release(std::span<const std::byte> part) const;

    /// Asks the system to read the whole file ahead, without waiting for it.
    void prefetch() const;

private:
    MappedFile() = default;

    std::filesystem::path path_;
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
    int descriptor_ = -1;
    int guard_ = -1;  ///< place in the table that the signal handler reads
    std::int64_t modifiedSeconds_ = 0, modifiedNanoseconds_ = 0;
    std::uint64_t device_ = 0, inode_ = 0;
};

}  // namespace unclip
