#include "ui/headless/program_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QThread>
#include <cerrno>

namespace unclip {
namespace {

constexpr int kRestMs = 5;  // between two tries

/// Whether the open file is still the one of that name: who held it before may have removed it meanwhile.
bool isNamed(int descriptor, const std::filesystem::path& file) {
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(file.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

}  // namespace

LockOutcome lockOpenFile(int descriptor) {
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        if (errno != EINTR)
            return errno == EWOULDBLOCK ? LockOutcome::heldByAnother : LockOutcome::impossible;
    return LockOutcome::held;
}

ProgramLock::~ProgramLock() {
    if (descriptor_ < 0)
        return;
    ::unlink(file_.c_str());
    ::close(descriptor_);
}

bool ProgramLock::take(std::chrono::milliseconds patience) {
    const QDeadlineTimer deadline(patience);
    while (descriptor_ < 0) {
        const LockOutcome outcome = tryOnce();
        if (outcome == LockOutcome::impossible)
            return true;
        if (outcome == LockOutcome::heldByAnother) {
            if (deadline.hasExpired())
                return false;
            QThread::msleep(kRestMs);
        }
    }
    return true;
}

LockOutcome ProgramLock::tryOnce() {
    for (;;) {
        const int descriptor =
            ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, S_IRUSR | S_IWUSR);
        if (descriptor < 0)
            return LockOutcome::impossible;
        const LockOutcome outcome = lockOpenFile(descriptor);
        if (outcome == LockOutcome::held && isNamed(descriptor, file_)) {
            descriptor_ = descriptor;
            return outcome;
        }
        ::close(descriptor);
        if (outcome != LockOutcome::held)
            return outcome;
    }
}

}  // namespace unclip
