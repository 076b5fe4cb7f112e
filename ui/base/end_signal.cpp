#include "ui/base/end_signal.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <array>
#include <thread>

namespace unclip::ui {
namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

int ends[2] = {-1, -1};  // of a pipe, the only thing that a signal handler may write to

extern "C" void note(int) {
    [[maybe_unused]] const ssize_t written = ::write(ends[1], "", 1);
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (const int signal : kSignals) ::sigaction(signal, &action, nullptr);
}

}  // namespace

EndSignal::EndSignal(QObject* parent) : QObject(parent) {
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;  // signals then end the program as they always do
    auto* notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(ends[0], &byte, 1) == 1)
            emit received();
    });
    handle(note);
}

EndSignal::~EndSignal() {
    handle(SIG_DFL);
    for (int& end : ends) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

void endAtTheLatestAfter(std::chrono::milliseconds time) {
    std::thread([time] {
        std::this_thread::sleep_for(time);
        ::_exit(0);
    }).detach();
}

}  // namespace unclip::ui
