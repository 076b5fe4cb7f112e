#pragma once

#include <stop_token>
#include <thread>

namespace unclip::cli {

/// While it lives, Ctrl+C and SIGTERM ask what runs to stop, which it does between two of its steps; what is finished
/// stays. A second one ends the program at once. One at a time.
class StopOnSignal {
public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::jthread watcher_;  ///< a handler may do no more than set a flag: this thread looks at it
};

}  // namespace unclip::cli
