#include "ui/headless/library/library_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QThread>
#include <cerrno>

#include "engine/base/error.h"
#include "ui/headless/library/library_mark.h"

namespace unclip {
namespace {

constexpr int kPatienceMs = 8000;
constexpr int kRestMs = 2;  // between two tries

}  // namespace

LibraryLock::LibraryLock(const std::filesystem::path& folder) {
    descriptor_ = ::open((folder / kMarkFile).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0)
        return;  // a folder that may only be read and has no mark: nothing can be changed there
    const QDeadlineTimer patience(kPatienceMs);
    while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return;
        if (patience.hasExpired()) {
            ::close(descriptor_);
            throw FileError(
                says("Gallery", "The library %1 is being changed by another program; try again in a moment.")
                    .with(folder));
        }
        QThread::msleep(kRestMs);
    }
}

LibraryLock::~LibraryLock() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

}  // namespace unclip
