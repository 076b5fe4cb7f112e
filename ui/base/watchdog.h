#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace unclip::ui {

/// Measures how long the window's event loop leaves events waiting, while it is on. Long gaps go to the log.
class Watchdog : public QObject {
    Q_OBJECT
public:
    explicit Watchdog(QObject* parent = nullptr);

    void setOn(bool isOn);
    bool isOn() const { return timer_.isActive(); }
    /// Milliseconds of the longest gap since the last reset(): 0 when the loop was never late.
    qint64 longestGap() const { return longestGap_; }
    void reset() { longestGap_ = 0; }

private:
    void tick();

    QTimer timer_;
    QElapsedTimer sinceTick_;
    qint64 longestGap_ = 0;
};

}  // namespace unclip::ui
