#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/sentence.h"

namespace unclip {

/// A file that appears under its name only when it is whole and on the disk. What is written goes to a temporary file
/// in the same folder; commit() flushes it, renames it over the target (which is replaced) and flushes the folder. A
/// target that is a link stays one: the file that it leads to is written. Without commit() nothing remains. Every
/// failure throws FileError naming the target and the reason ("the disk is full"); one of the last flush, when the file
/// has its name already, says so.
class AtomicFile {
public:
    explicit AtomicFile(const std::filesystem::path& target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(const void* data, std::size_t bytes);
    void write(std::string_view text) { write(text.data(), text.size()); }
    void commit();
    /// Like commit(), but leaves a file alone that has the name already: then false comes back and nothing remains.
    bool commitUnlessExists();

private:
    void flush();
    void finish();
    void discard() noexcept;

    std::filesystem::path target_, temporary_;
    int descriptor_ = -1;
};

/// Writes a whole file at once through an AtomicFile.
void writeFileAtomically(const std::filesystem::path& target, std::string_view content);
void writeFileAtomically(const std::filesystem::path& target, std::span<const std::byte> content);

/// Renames a file on the same disk unless something has the new name. Returns 0, or why it didn't (an errno; EEXIST).
int renameUnlessExists(const std::filesystem::path& from, const std::filesystem::path& to) noexcept;

/// Brings the names in a folder to the disk, so that they outlast a power cut. File systems that can't do it are left
/// alone. Throws FileError.
void flushFolder(const std::filesystem::path& folder);

/// Makes a folder and those above it that are missing, each with its name on the disk. Throws FileError.
void makeFolders(const std::filesystem::path& folder);

/// Removes temporary files that a killed program left in `folder`; those that another program is writing stay.
/// Returns how many were removed; a folder that can't be read counts as empty.
int removeAbandonedTemporaries(const std::filesystem::path& folder) noexcept;

/// A sentence's end for an errno of a file operation: "the disk is full", "you have no permission to write there", …
Sentence fileErrorInWords(int errorNumber);

/// Tests make writes fail on purpose.
enum class FileOperation { create, write, sync, rename, syncFolder };

struct FileFault {
    FileOperation operation = FileOperation::write;
    int errorNumber = 0;         ///< for example ENOSPC
    std::size_t afterBytes = 0;  ///< write: how many bytes still succeed, a part of a write included
};

/// From now on, until it is taken back with std::nullopt, every AtomicFile of this process meets this fault.
void injectFileFault(const std::optional<FileFault>& fault);

}  // namespace unclip
