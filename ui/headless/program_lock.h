#pragma once

#include <chrono>
#include <filesystem>

namespace unclip {

enum class LockOutcome { held, heldByAnother, impossible };

/// Locks an open file for its descriptor alone, without waiting, until that is closed or the program ends. `impossible`
/// where the file system has no locks.
LockOutcome lockOpenFile(int descriptor);

/// A lock file that one object of one program holds at a time. The system gives it back when the program ends, however
/// it ends, so what a killed one leaves behind never keeps anyone out. The file goes with the lock.
class ProgramLock {
public:
    explicit ProgramLock(std::filesystem::path file) : file_(std::move(file)) {}
    ~ProgramLock();
    ProgramLock(const ProgramLock&) = delete;
    ProgramLock& operator=(const ProgramLock&) = delete;

    /// Whether one may go on: not while another holds it, after waiting for so long. A folder that takes no file, or a
    /// file system without locks, forbids nothing.
    bool take(std::chrono::milliseconds patience = {});

private:
    LockOutcome tryOnce();

    std::filesystem::path file_;
    int descriptor_ = -1;
};

}  // namespace unclip
