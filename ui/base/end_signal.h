#pragma once

#include <QObject>
#include <chrono>

namespace unclip::ui {

/// Tells in the event loop that the program was asked to end from outside: SIGTERM, SIGINT or SIGHUP. One at a time; a
/// second signal of the kind ends the program at once.
class EndSignal : public QObject {
    Q_OBJECT
public:
    explicit EndSignal(QObject* parent = nullptr);
    ~EndSignal() override;

signals:
    void received();
};

/// Ends the process after `time`, however long a thread still computes or waits for a disk. For when everything that
/// counts is written.
void endAtTheLatestAfter(std::chrono::milliseconds time);

}  // namespace unclip::ui
