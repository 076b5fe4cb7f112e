// Loaded before the C library (LD_PRELOAD), this lets one operation on files below a folder fail, or kills the program
// right after it. Every write path can so be tried at every operation, whoever's code it goes through.
//   FAULT_FOLDER  whose files count
//   FAULT_AT      which operation, from 1; 0: none
//   FAULT_KIND    "fail" (no space left, or an error of the disk) or "kill"
//   FAULT_COUNT   a file that gets how many operations there were, when the program ends
//   FAULT_DISK    a folder elsewhere on the same disk, which gets what a power cut would leave: of each file what it
//                 held when it was flushed last ("file-INODE"), of each folder the names that it had then
//                 ("folder-INODE", a line "INODE NAME" each)

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

std::atomic<int> count{0};
std::array<std::atomic<bool>, 4096> isWatched{};  // by descriptor

const char* setting(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

bool isBelow(const char* path) {
    const char* folder = setting("FAULT_FOLDER");
    return path != nullptr && *folder != '\0' && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool isOurs(int descriptor) {
    return descriptor >= 0 && descriptor < static_cast<int>(isWatched.size()) &&
           isWatched[static_cast<std::size_t>(descriptor)];
}

template <typename Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// Does an operation that counts, unless it is the one that fails.
template <typename Work>
auto counted(int errorNumber, Work work) -> decltype(work()) {
    const bool isIt = ++count == std::atoi(setting("FAULT_AT"));
    const bool kills = std::strcmp(setting("FAULT_KIND"), "kill") == 0;
    if (isIt && !kills) {
        errno = errorNumber;
        return -1;
    }
    const auto result = work();
    if (isIt)
        ::kill(::getpid(), SIGKILL);
    return result;
}

/// What the disk surely holds.
class Disk {
public:
    /// All that is there when the first program begins.
    void begin() const {
        struct stat facts {};
        if (!isKept() || ::stat(setting("FAULT_FOLDER"), &facts) != 0 ||
            std::filesystem::exists(place("folder", facts.st_ino)))
            return;
        keepNames(setting("FAULT_FOLDER"));
        for (const auto& entry : std::filesystem::recursive_directory_iterator(setting("FAULT_FOLDER")))
            keep(entry.path());
    }

    void flushed(int descriptor) const {
        std::error_code ignored;
        const auto path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), ignored);
        if (isKept() && isBelow(path.c_str()))
            keep("/proc/self/fd/" + std::to_string(descriptor));
    }

    /// A new or emptied file holds nothing, whatever was kept of one that had its inode.
    void created(int descriptor) const {
        struct stat facts {};
        if (isKept() && ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size == 0)
            std::ofstream(place("file", facts.st_ino));
    }

    /// A second name elsewhere: as long as a power cut may bring a file back, no other one gets its inode.
    void willGo(const char* path) const {
        static std::atomic<int> number{0};
        std::error_code ignored;
        if (isKept() && isBelow(path))
            std::filesystem::create_hard_link(
                path, std::string(setting("FAULT_DISK")) + "/gone-" + std::to_string(++number), ignored);
    }

private:
    static bool isKept() { return *setting("FAULT_DISK") != '\0'; }
    static std::string place(const char* kind, ino_t inode) {
        return std::string(setting("FAULT_DISK")) + '/' + kind + '-' + std::to_string(inode);
    }
    static void keep(const std::filesystem::path& path) {
        struct stat facts {};
        if (::stat(path.c_str(), &facts) != 0)
            return;
        if (S_ISDIR(facts.st_mode))
            keepNames(path);
        else if (S_ISREG(facts.st_mode))
            std::ofstream(place("file", facts.st_ino), std::ios::binary)
                << std::ifstream(path, std::ios::binary).rdbuf();
    }
    static void keepNames(const std::filesystem::path& folder) {
        struct stat facts {};
        ::stat(folder.c_str(), &facts);
        std::ofstream names(place("folder", facts.st_ino));
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (::stat(entry.path().c_str(), &facts) == 0)
                names << facts.st_ino << ' ' << entry.path().filename().string() << '\n';
    }
};

constexpr Disk disk;

__attribute__((constructor)) void keepDisk() {
    disk.begin();
}

int opened(const char* path, int flags, int descriptor) {
    const bool counts = isBelow(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
    if (descriptor >= 0 && descriptor < static_cast<int>(isWatched.size()))
        isWatched[static_cast<std::size_t>(descriptor)] = counts;
    if (descriptor >= 0 && counts && (flags & (O_CREAT | O_TRUNC)) != 0)
        disk.created(descriptor);
    return descriptor;
}

/// A flush that counts, and of which the disk knows.
template <typename Work>
int flushed(int descriptor, Work work) {
    const auto both = [&] {
        const int failed = work();
        if (failed == 0)
            disk.flushed(descriptor);
        return failed;
    };
    return isOurs(descriptor) ? counted(EIO, both) : both();
}

template <typename Work>
int openCounted(const char* path, int flags, Work work) {
    const bool writes = (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
    return opened(path, flags, writes && isBelow(path) ? counted(ENOSPC, work) : work());
}

mode_t modeOf(int flags, va_list arguments) {
    return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(arguments, unsigned)) : 0;
}

__attribute__((destructor)) void tellCount() {
    if (const char* file = setting("FAULT_COUNT"); *file != '\0')
        if (std::FILE* stream = std::fopen(file, "w")) {
            std::fprintf(stream, "%d\n", count.load());
            std::fclose(stream);
        }
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openCounted(path, flags, [&] { return real<int(const char*, int, ...)>("open")(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openCounted(path, flags, [&] { return real<int(const char*, int, ...)>("open64")(path, flags, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openCounted(path, flags,
                       [&] { return real<int(int, const char*, int, ...)>("openat")(folder, path, flags, mode); });
}

int openat64(int folder, const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openCounted(path, flags,
                       [&] { return real<int(int, const char*, int, ...)>("openat64")(folder, path, flags, mode); });
}

int close(int descriptor) {
    if (isOurs(descriptor))
        isWatched[static_cast<std::size_t>(descriptor)] = false;
    return real<int(int)>("close")(descriptor);
}

ssize_t write(int descriptor, const void* data, size_t bytes) {
    const auto work = [&] { return real<ssize_t(int, const void*, size_t)>("write")(descriptor, data, bytes); };
    return isOurs(descriptor) ? counted(ENOSPC, work) : work();
}

ssize_t pwrite(int descriptor, const void* data, size_t bytes, off_t offset) {
    const auto work = [&] {
        return real<ssize_t(int, const void*, size_t, off_t)>("pwrite")(descriptor, data, bytes, offset);
    };
    return isOurs(descriptor) ? counted(ENOSPC, work) : work();
}

ssize_t pwrite64(int descriptor, const void* data, size_t bytes, off64_t offset) {
    const auto work = [&] {
        return real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(descriptor, data, bytes, offset);
    };
    return isOurs(descriptor) ? counted(ENOSPC, work) : work();
}

int ftruncate(int descriptor, off_t size) noexcept {
    const auto work = [&] { return real<int(int, off_t)>("ftruncate")(descriptor, size); };
    return isOurs(descriptor) ? counted(ENOSPC, work) : work();
}

int ftruncate64(int descriptor, off64_t size) noexcept {
    const auto work = [&] { return real<int(int, off64_t)>("ftruncate64")(descriptor, size); };
    return isOurs(descriptor) ? counted(ENOSPC, work) : work();
}

int fsync(int descriptor) {
    return flushed(descriptor, [&] { return real<int(int)>("fsync")(descriptor); });
}

int fdatasync(int descriptor) {
    return flushed(descriptor, [&] { return real<int(int)>("fdatasync")(descriptor); });
}

int unlink(const char* path) noexcept {
    const auto work = [&] {
        disk.willGo(path);
        return real<int(const char*)>("unlink")(path);
    };
    return isBelow(path) ? counted(EIO, work) : work();
}

int rmdir(const char* path) noexcept {
    const auto work = [&] { return real<int(const char*)>("rmdir")(path); };
    return isBelow(path) ? counted(EIO, work) : work();
}

int mkdir(const char* path, mode_t mode) noexcept {
    const auto work = [&] { return real<int(const char*, mode_t)>("mkdir")(path, mode); };
    return isBelow(path) ? counted(ENOSPC, work) : work();
}

int rename(const char* from, const char* to) noexcept {
    const auto work = [&] {
        disk.willGo(to);
        return real<int(const char*, const char*)>("rename")(from, to);
    };
    return isBelow(to) ? counted(EIO, work) : work();
}

int link(const char* from, const char* to) noexcept {
    const auto work = [&] { return real<int(const char*, const char*)>("link")(from, to); };
    return isBelow(to) ? counted(EIO, work) : work();
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept {
    const auto work = [&] {
        return real<int(int, const char*, int, const char*, unsigned)>("renameat2")(fromFolder, from, toFolder, to,
                                                                                    flags);
    };
    return isBelow(to) ? counted(EIO, work) : work();
}

}  // extern "C"
