#include "ui/base/watchdog.h"

#include <algorithm>

#include "ui/base/program_log.h"

namespace unclip::ui {
namespace {

constexpr int kTickMilliseconds = 10;
constexpr qint64 kLongGap = 50;

}  // namespace

Watchdog::Watchdog(QObject* parent) : QObject(parent) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(kTickMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &Watchdog::tick);
}

void Watchdog::setOn(bool isOn) {
    if (isOn == timer_.isActive())
        return;
    if (isOn) {
        sinceTick_.start();
        timer_.start();
    } else {
        timer_.stop();
    }
}

void Watchdog::tick() {
    const qint64 gap = std::max<qint64>(0, sinceTick_.restart() - kTickMilliseconds);
    if (gap > kLongGap)
        logWarning(QStringLiteral("The window answered %1 ms late.").arg(gap));
    longestGap_ = std::max(longestGap_, gap);
}

}  // namespace unclip::ui
