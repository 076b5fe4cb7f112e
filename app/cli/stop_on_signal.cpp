#include "app/cli/stop_on_signal.h"

#include <signal.h>

#include <atomic>
#include <chrono>

namespace unclip::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{20};

std::atomic<bool> wasSignalled = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void noteSignal(int) {
    wasSignalled = true;
}

}  // namespace

StopOnSignal::StopOnSignal() {
    wasSignalled = false;
    struct sigaction action {};
    action.sa_handler = noteSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);  // the second one finds the default again
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    watcher_ = std::jthread([source = source_](std::stop_token end) mutable {
        while (!end.stop_requested() && !source.stop_requested()) {
            if (wasSignalled)
                source.request_stop();
            std::this_thread::sleep_for(kBetweenLooks);
        }
    });
}

StopOnSignal::~StopOnSignal() {
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
}

}  // namespace unclip::cli
