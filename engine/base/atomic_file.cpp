#include "engine/base/atomic_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <random>

#include "engine/base/error.h"
#include "engine/base/file_identity.h"

namespace unclip {
namespace {

constexpr std::string_view kTemporaryPrefix = ".unclip-";
constexpr std::string_view kTemporarySuffix = ".part";

std::mutex faultMutex;
std::optional<FileFault> injectedFault;

/// The injected error of this operation, or 0.
int faultOf(FileOperation operation) {
    const std::lock_guard lock(faultMutex);
    return injectedFault && injectedFault->operation == operation ? injectedFault->errorNumber : 0;
}

ssize_t writeSome(int descriptor, const char* data, std::size_t bytes) {
    {
        const std::lock_guard lock(faultMutex);
        if (injectedFault && injectedFault->operation == FileOperation::write) {
            if (injectedFault->afterBytes == 0) {
                errno = injectedFault->errorNumber;
                return -1;
            }
            bytes = std::min(bytes, injectedFault->afterBytes);
            injectedFault->afterBytes -= bytes;
        }
    }
    return ::write(descriptor, data, bytes);
}

[[noreturn]] void fail(const std::filesystem::path& target, int errorNumber) {
    throw FileError(says("Files", "%1 can't be written: %2.").with(target, fileErrorInWords(errorNumber)));
}

std::filesystem::path folderOf(const std::filesystem::path& target) {
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

/// Some network and user-space file systems know no flushing; renaming is still atomic there.
bool isFailure(int errorOfFlush) {
    return errorOfFlush != EINVAL && errorOfFlush != ENOSYS && errorOfFlush != ENOTSUP;
}

std::string randomName() {
    static constexpr char kLetters[] = "0123456789abcdefghijklmnopqrstuv";
    std::random_device random;
    std::string name(kTemporaryPrefix);
    for (int i = 0; i < 12; ++i) name += kLetters[random() % 32];
    return name.append(kTemporarySuffix);
}

/// Whether a new temporary file is ours from now on: a lock, held until it is closed, says that it isn't abandoned.
/// Whoever removes abandoned ones may have come before the lock; then it is gone, or about to go. File systems without
/// locks do without.
bool isClaimed(int descriptor) {
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return false;
    struct stat file {};
    return ::fstat(descriptor, &file) != 0 || file.st_nlink > 0;
}

bool isTemporaryName(const std::string& name) {
    return name.size() == kTemporaryPrefix.size() + 12 + kTemporarySuffix.size() &&
           name.starts_with(kTemporaryPrefix) && name.ends_with(kTemporarySuffix);
}

}  // namespace

AtomicFile::AtomicFile(const std::filesystem::path& target) : target_(behindLinks(target)) {
    struct stat existing {};
    const bool exists = ::stat(target_.c_str(), &existing) == 0;
    if (exists && S_ISDIR(existing.st_mode))
        fail(target_, EISDIR);
    if (!exists && errno != ENOENT)
        fail(target_, errno);
    if (!target_.has_filename())
        fail(target_, ENOENT);
    if (const int error = faultOf(FileOperation::create))
        fail(target_, error);
    while (descriptor_ < 0) {
        temporary_ = folderOf(target_) / randomName();
        descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor_ < 0 && errno != EEXIST && errno != EINTR)
            fail(target_, errno);
        if (descriptor_ >= 0 && !isClaimed(descriptor_)) {
            ::close(descriptor_);
            descriptor_ = -1;
        }
    }
    if (exists) [[maybe_unused]]
        const int kept = ::fchmod(descriptor_, existing.st_mode & 0777);
}

AtomicFile::~AtomicFile() {
    discard();
}

void AtomicFile::discard() noexcept {
    if (descriptor_ < 0)
        return;
    ::unlink(temporary_.c_str());
    ::close(descriptor_);
    descriptor_ = -1;
}

void AtomicFile::write(const void* data, std::size_t bytes) {
    if (descriptor_ < 0)
        throw FileError(says("Files", "%1 can't be written: an earlier write failed.").with(target_));
    const char* next = static_cast<const char*>(data);
    while (bytes > 0) {
        const ssize_t written = writeSome(descriptor_, next, bytes);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            const int error = errno;
            discard();
            fail(target_, error);
        }
        next += written;
        bytes -= static_cast<std::size_t>(written);
    }
}

void AtomicFile::flush() {
    if (descriptor_ < 0)
        throw FileError(says("Files", "%1 can't be written: an earlier write failed.").with(target_));
    int error = faultOf(FileOperation::sync);
    if (error == 0 && ::fsync(descriptor_) != 0 && isFailure(errno))
        error = errno;
    if (error == 0)
        error = faultOf(FileOperation::rename);
    if (error != 0) {
        discard();
        fail(target_, error);
    }
}

void AtomicFile::finish() {
    ::close(descriptor_);
    descriptor_ = -1;
    flushFolder(folderOf(target_));
}

void AtomicFile::commit() {
    flush();
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        const int error = errno;
        discard();
        fail(target_, error);
    }
    finish();
}

bool AtomicFile::commitUnlessExists() {
    flush();
    const int error = renameUnlessExists(temporary_, target_);
    if (error != 0) {
        discard();
        if (error == EEXIST)
            return false;
        fail(target_, error);
    }
    finish();
    return true;
}

int renameUnlessExists(const std::filesystem::path& from, const std::filesystem::path& to) noexcept {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    // File systems that don't know the flag: a second name can't replace either.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return 0;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
        return errno;
    if (::access(to.c_str(), F_OK) == 0)
        return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

void flushFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = faultOf(FileOperation::syncFolder);
    if (descriptor >= 0) {
        if (error == 0 && ::fsync(descriptor) != 0 && isFailure(errno))
            error = errno;
        ::close(descriptor);
    }
    if (error != 0)
        throw FileError(says("Files", "What was written into %1 may be lost in a power cut: %2.")
                            .with(folder, fileErrorInWords(error)));
}

void makeFolders(const std::filesystem::path& folder) {
    std::error_code failed;
    if (folder.empty() || std::filesystem::is_directory(folder, failed))
        return;
    const std::filesystem::path above = folderOf(folder);
    makeFolders(above);
    std::filesystem::create_directory(folder, failed);
    if (failed)
        throw FileError(
            says("Files", "The folder %1 can't be made: %2.").with(folder, fileErrorInWords(failed.value())));
    flushFolder(above);
}

void writeFileAtomically(const std::filesystem::path& target, std::string_view content) {
    AtomicFile file(target);
    file.write(content);
    file.commit();
}

void writeFileAtomically(const std::filesystem::path& target, std::span<const std::byte> content) {
    AtomicFile file(target);
    file.write(content.data(), content.size());
    file.commit();
}

int removeAbandonedTemporaries(const std::filesystem::path& folder) noexcept {
    int removed = 0;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!isTemporaryName(entry->path().filename().string()))
            continue;
        const int descriptor = ::open(entry->path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (descriptor < 0)
            continue;
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::unlink(entry->path().c_str()) == 0)
            ++removed;
        ::close(descriptor);
    }
    return removed;
}

Sentence fileErrorInWords(int errorNumber) {
    switch (errorNumber) {
        case ENOSPC:
        case EDQUOT:
            return says("Files", "the disk is full; free some space or choose another place");
        case EACCES:
        case EPERM:
            return says("Files", "you have no permission to write there; choose another place");
        case EROFS:
            return says("Files", "the disk is read-only; choose another place");
        case ENOENT:
            return says("Files", "its folder doesn't exist");
        case ENOTDIR:
            return says("Files", "a part of its path is a file, not a folder");
        case EISDIR:
            return says("Files", "a folder has this name");
        case ENAMETOOLONG:
            return says("Files", "its name is too long; choose a shorter one");
        case ELOOP:
            return says("Files", "its path is a loop of links");
        case EMFILE:
        case ENFILE:
            return says("Files", "too many files are open");
        case EIO:
            return says("Files", "the disk reported an error");
        default:
            return std::generic_category().message(errorNumber);
    }
}

void injectFileFault(const std::optional<FileFault>& fault) {
    const std::lock_guard lock(faultMutex);
    injectedFault = fault;
}

}  // namespace unclip
