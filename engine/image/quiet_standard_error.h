#pragma once

namespace unclip {

/// While one lives, what this thread writes to std::cerr is dropped: OpenCV 4.6 prints its own line for every file that
/// it can't decode, and the terminal is for our one sentence.
class QuietStandardError {
public:
    QuietStandardError();
    ~QuietStandardError();
    QuietStandardError(const QuietStandardError&) = delete;
    QuietStandardError& operator=(const QuietStandardError&) = delete;
};

}  // namespace unclip
