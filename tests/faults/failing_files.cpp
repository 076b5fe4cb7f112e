// Loaded before the C library (LD_PRELOAD), this lets one operation on files below a folder fail, or kills the program
// right after it. Every write path can so be tried at every operation, whoever's code it goes through.
//   FAULT_FOLDER  whose files count
//   FAULT_AT      which operation, from 1; 0: none
//   FAULT_KIND    "fail" (no space left, or an error of the disk) or "kill"
//   FAULT_COUNT   a file that gets how many operations there were, when the program ends

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

int opened(const char* path, int flags, int descriptor) {
    if (descriptor >= 0 && descriptor < static_cast<int>(isWatched.size()))
        isWatched[static_cast<std::size_t>(descriptor)] = isBelow(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
    return descriptor;
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
    const auto work = [&] { return real<int(int)>("fsync")(descriptor); };
    return isOurs(descriptor) ? counted(EIO, work) : work();
}

int fdatasync(int descriptor) {
    const auto work = [&] { return real<int(int)>("fdatasync")(descriptor); };
    return isOurs(descriptor) ? counted(EIO, work) : work();
}

int unlink(const char* path) noexcept {
    const auto work = [&] { return real<int(const char*)>("unlink")(path); };
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
    const auto work = [&] { return real<int(const char*, const char*)>("rename")(from, to); };
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
