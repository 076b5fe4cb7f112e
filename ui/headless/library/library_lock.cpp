#include "ui/headless/library/library_lock.h"

#include <fcntl.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QThread>

#include "engine/base/error.h"
#include "ui/headless/library/library_mark.h"
#include "ui/headless/program_lock.h"

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
    while (lockOpenFile(descriptor_) == LockOutcome::heldByAnother) {
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
