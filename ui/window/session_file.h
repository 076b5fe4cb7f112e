#pragma once

#include <QList>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <functional>
#include <optional>

#include "engine/request/request.h"
#include "ui/headless/program_lock.h"

class QTimer;

namespace unclip::ui {

/// What the window was doing: comes back after closing, a crash or a power cut.
struct SessionState {
    Request prompt;  ///< what the prompt dock showed
    bool isSeedLocked = false;
    bool isUnfolded = false;
    QStringList history;        ///< prompts, newest last
    QList<Request> unfinished;  ///< jobs that waited, ran or failed, in order
    QString picture;            ///< open on the canvas; empty: none
    Margins frame;              ///< how far it shall be continued
    QStringList candidates;     ///< files of results that were neither taken nor discarded
    QString trouble;            ///< a sentence: what could not be read; empty when everything was
};

/// Writes the state whole or not at all, at most a second after each change, on another thread. What can't be read of a
/// file is left out, and a copy of it kept. The file belongs to one window: others neither read nor write it while that
/// one is open. Nothing is written before what was there is read.
class SessionFile : public QObject {
    Q_OBJECT
public:
    using Collect = std::function<SessionState()>;

    SessionFile(const QString& path, Collect collect, QObject* parent = nullptr);
    ~SessionFile() override;

    /// Whether the file is this window's. One that was another's becomes this one's when the other is gone.
    bool isOwn();
    /// Gives what the last window left to `then`, later; nothing when there is none or the file isn't this window's.
    void read(std::function<void(const std::optional<SessionState>&)> then);
    void changed();  ///< writes soon
    void flush();    ///< returns when it is on the disk

signals:
    void failed(const QString& sentence);

private:
    void write();

    QString path_;
    ProgramLock lock_;
    Collect collect_;
    QTimer* timer_;
    bool wasRead_ = false;
    bool hasFailed_ = false;
    QThreadPool thread_;  ///< one
};

}  // namespace unclip::ui
