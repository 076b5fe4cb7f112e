#pragma once

#include <QObject>
#include <QStringList>

#include "ui/window/window_parts.h"

class QMimeData;

namespace unclip::ui {

/// Pictures and requests that come from outside: opened, dropped, pasted, copied into the gallery.
class Incoming : public QObject {
    Q_OBJECT
public:
    Incoming(const WindowParts& parts, QWidget* window);

    /// Opens the first picture; for one that a program painted, its settings can be taken over. Requests are taken over
    /// at once. More pictures are offered to the gallery.
    void openFiles(const QStringList& paths);
    /// The same with what was dropped.
    void take(const QMimeData& data);

private:
    void openPictures(const QStringList& paths);
    void openPicture(const QString& path);
    void takeRequest(const QString& path);
    void paste();
    void askForPictures();
    void importPictures();

    WindowParts parts_;
    QWidget* window_;
};

}  // namespace unclip::ui
