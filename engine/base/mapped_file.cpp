#include "engine/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>

#include "engine/base/error.h"

namespace unclip {
namespace {

/// What the signal handler knows of a mapping. Only lock-free atomics: the handler may interrupt any thread anywhere.
struct Guard {
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};  ///< 0: free
    std::atomic<bool> isDamaged{false};
};

constexpr int kGuards = 1024;
std::array<Guard, kGuards> guards;
std::mutex guardsMutex;
struct sigaction previousAction {};
std::uintptr_t pageSize = 4096;

static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

/// A mapped page whose file has become too short raises SIGBUS: puts a page of zeros there and lets the program go on.
void handleBusError(int signal, siginfo_t* info, void* context) {
    const int savedErrno = errno;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (Guard& guard : guards) {
        // A signal that another program sent (code 0 or less) has no address.
        if (info->si_code <= 0 || address < guard.begin.load() || address >= guard.end.load())
            continue;
        guard.isDamaged.store(true);
        void* page = reinterpret_cast<void*>(address & ~(pageSize - 1));
        if (::mmap(page, pageSize, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
            errno = savedErrno;
            return;
        }
    }
    if ((previousAction.sa_flags & SA_SIGINFO) != 0 && previousAction.sa_sigaction != nullptr) {
        previousAction.sa_sigaction(signal, info, context);
    } else if (previousAction.sa_handler != SIG_DFL && previousAction.sa_handler != SIG_IGN) {
        previousAction.sa_handler(signal);
    } else {
        // Not ours and nobody else's: ends the program as it would have, once this handler returns.
        ::signal(SIGBUS, SIG_DFL);
        ::raise(SIGBUS);
    }
    errno = savedErrno;
}

int guardMapping(const void* data, std::size_t size) {
    const std::lock_guard lock(guardsMutex);
    static const bool isInstalled = [] {
        pageSize = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
        struct sigaction action {};
        action.sa_sigaction = handleBusError;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        sigemptyset(&action.sa_mask);
        return ::sigaction(SIGBUS, &action, &previousAction) == 0;
    }();
    if (!isInstalled)
        return -1;
    for (int i = 0; i < kGuards; ++i) {
        Guard& guard = guards[static_cast<std::size_t>(i)];
        if (guard.end.load() != 0)
            continue;
        guard.isDamaged.store(false);
        guard.begin.store(reinterpret_cast<std::uintptr_t>(data));
        guard.end.store(reinterpret_cast<std::uintptr_t>(data) + (size + pageSize - 1) / pageSize * pageSize);
        return i;
    }
    return -1;
}

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
    std::shared_ptr<MappedFile> file(new MappedFile);
    file->path_ = path;
    const auto fail = [&](const Sentence& reason) {
        throw ModelError(says("Models", "%1 can't be read: %2.").with(path, reason));
    };
    // O_NONBLOCK: a pipe that lies there in place of a file must not make us wait.
    file->descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file->descriptor_ < 0) {
        switch (errno) {
            case ENOENT:
                fail(says("Models", "it doesn't exist, or is a link that leads nowhere"));
                break;
            case ELOOP:
                fail(says("Models", "it is a loop of links"));
                break;
            case EACCES:
            case EPERM:
                fail(says("Models", "you have no permission to read it"));
                break;
            default:
                fail(std::generic_category().message(errno));
        }
    }
    struct stat status {};
    if (::fstat(file->descriptor_, &status) != 0)
        fail(std::generic_category().message(errno));
    if (!S_ISREG(status.st_mode))
        fail(says("Models", "it is not a file"));
    if (status.st_size == 0)
        fail(says("Models", "it is empty; download or copy it again"));
    file->size_ = static_cast<std::size_t>(status.st_size);
    file->device_ = status.st_dev;
    file->inode_ = status.st_ino;
    file->modifiedSeconds_ = status.st_mtim.tv_sec;
    file->modifiedNanoseconds_ = status.st_mtim.tv_nsec;
    void* data = ::mmap(nullptr, file->size_, PROT_READ, MAP_PRIVATE, file->descriptor_, 0);
    if (data == MAP_FAILED)
        fail(std::generic_category().message(errno));
    file->data_ = static_cast<const std::byte*>(data);
    file->guard_ = guardMapping(data, file->size_);
    if (file->guard_ < 0)
        fail(says("Models", "too many weight files are open"));
    return file;
}

MappedFile::~MappedFile() {
    if (guard_ >= 0) {
        const std::lock_guard lock(guardsMutex);
        Guard& guard = guards[static_cast<std::size_t>(guard_)];
        guard.begin.store(UINTPTR_MAX);  // first an empty range, then free
        guard.end.store(0);
    }
    if (data_ != nullptr)
        ::munmap(const_cast<std::byte*>(data_), size_);
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

bool MappedFile::isDamaged() const {
    if (guards[static_cast<std::size_t>(guard_)].isDamaged.load())
        return true;
    const auto differs = [&](const struct stat& now) {
        return static_cast<std::size_t>(now.st_size) != size_ || now.st_mtim.tv_sec != modifiedSeconds_ ||
               now.st_mtim.tv_nsec != modifiedNanoseconds_ || now.st_dev != device_ || now.st_ino != inode_;
    };
    struct stat mapped {
    }, named{};
    if (::fstat(descriptor_, &mapped) == 0 && differs(mapped))
        return true;
    // A file that was only removed is still there for us.
    return ::stat(path_.c_str(), &named) == 0 && differs(named);
}

void MappedFile::release() const {
    ::madvise(const_cast<std::byte*>(data_), size_, MADV_DONTNEED);
}

void MappedFile::release(std::span<const std::byte> part) const {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = static_cast<std::size_t>(part.data() - data_), end = begin + part.size();
    const std::size_t first = (begin + page - 1) / page * page, last = end / page * page;
    if (first < last)
        ::madvise(const_cast<std::byte*>(data_) + first, last - first, MADV_DONTNEED);
}

void MappedFile::prefetch() const {
    ::madvise(const_cast<std::byte*>(data_), size_, MADV_WILLNEED);
}

}  // namespace unclip
