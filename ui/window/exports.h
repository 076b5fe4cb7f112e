#pragma once

#include <QObject>

#include "ui/pictures/finished_picture.h"
#include "ui/window/window_parts.h"

namespace unclip::ui {

class PictureExport;

/// What is written to files of the user's choice: pictures and requests.
class Exports : public QObject {
    Q_OBJECT
public:
    Exports(const WindowParts& parts, QWidget* window);

    /// Asks where and how; `again`: as last time, beside what is there.
    void exportPictures(const QStringList& files, bool again);
    /// A picture that has no file yet.
    void saveElsewhere(const FinishedPicture& picture);

private:
    void askAboutExisting(const QStringList& existing);
    void tellFinished(const QStringList& files);
    void saveRequest();

    WindowParts parts_;
    QWidget* window_;
    PictureExport* export_;
};

}  // namespace unclip::ui
