#pragma once

#include <QList>
#include <QObject>
#include <QStringList>
#include <functional>

#include "engine/request/request.h"

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
};

/// Writes the state whole or not at all, at most a second after each change. A file that can't be read counts as empty
/// and is kept aside.
class SessionFile : public QObject {
    Q_OBJECT
public:
    using Collect = std::function<SessionState()>;

    SessionFile(const QString& path, Collect collect, QObject* parent = nullptr);

    static SessionState read(const QString& path);
    void changed();  ///< writes soon
    bool write();    ///< writes now

signals:
    void failed(const QString& sentence);

private:
    QString path_;
    Collect collect_;
    QTimer* timer_;
    bool hasFailed_ = false;
};

}  // namespace unclip::ui
