#pragma once

#include <QObject>

#include "ui/window/session_file.h"
#include "ui/window/window_parts.h"

namespace unclip::ui {

/// What comes back at the next start, and whether the window may close.
class Session : public QObject {
    Q_OBJECT
public:
    Session(const WindowParts& parts, QWidget* window);

    /// Brings back what the last window left, as soon as it is read, and cleans up what nothing needs any more.
    void restore();
    /// Asks when closing would end a job or lose pictures.
    bool mayClose();
    /// Asks when pictures could not be written yet.
    bool mayLosePictures();
    /// Returns when everything is on the disk.
    void keep();

private:
    SessionState state() const;
    void take(const SessionState& state, bool isUntouched);
    void removeLeftovers(const SessionState& state);
    bool mayEndJob();

    WindowParts parts_;
    QWidget* window_;
    SessionFile* file_;
};

}  // namespace unclip::ui
