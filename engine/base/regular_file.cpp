#include "engine/base/regular_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "engine/base/stop_point.h"

namespace unclip {
namespace {

constexpr std::size_t kAtOnce = 1 << 20;  // bytes between two looks whether to stop

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    operator int() const { return number_; }

private:
    int number_;
};

void fail(FileContent& content, ReadFault fault, int errorNumber = 0) {
    content.fault = fault;
    if (errorNumber != 0)
        content.reason = std::generic_category().message(errorNumber);
}

}  // namespace

FileContent readRegularFile(const std::filesystem::path& file, std::uintmax_t limit) {
    FileContent content;
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (descriptor < 0) {
        const int error = errno;
        const bool isMissing = error == ENOENT || error == ENOTDIR;
        // Sockets can't be opened at all.
        const bool isSocket = error == ENXIO && ::stat(file.c_str(), &status) == 0;
        fail(content, isMissing ? ReadFault::missing : isSocket ? ReadFault::notRegular : ReadFault::unreadable, error);
        return content;
    }
    if (::fstat(descriptor, &status) != 0) {
        fail(content, ReadFault::unreadable, errno);
    } else if (S_ISDIR(status.st_mode)) {
        fail(content, ReadFault::folder, EISDIR);
    } else if (!S_ISREG(status.st_mode)) {
        fail(content, ReadFault::notRegular);
    } else if (content.size = static_cast<std::uintmax_t>(status.st_size); content.size > limit) {
        fail(content, ReadFault::tooLarge);
    } else {
        content.bytes.resize(content.size);
        std::size_t done = 0;
        while (done < content.bytes.size()) {
            stopPoint();
            const ssize_t count =
                ::read(descriptor, content.bytes.data() + done, std::min(kAtOnce, content.bytes.size() - done));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                fail(content, ReadFault::unreadable, errno);
            if (count <= 0)
                break;
            done += static_cast<std::size_t>(count);
        }
        content.bytes.resize(done);
    }
    return content;
}

}  // namespace unclip
