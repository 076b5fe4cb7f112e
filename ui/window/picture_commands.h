#pragma once

#include <QHash>
#include <QObject>

#include "ui/pictures/finished_picture.h"
#include "ui/window/window_parts.h"

namespace unclip::ui {

class Exports;
class Painting;
class StructureFromPicture;

/// What can be done with painted pictures, wherever they are shown: on the canvas, among the results, in the gallery.
class PictureCommands : public QObject {
    Q_OBJECT
public:
    PictureCommands(const WindowParts& parts, Painting* painting, Exports* exports, StructureFromPicture* structure,
                    QWidget* window);

    /// `action` is one of the picture scope. Pictures whose requests aren't known are asked for them in the background.
    void carryOut(ActionId action, const FinishedPicture& picture);

private:
    void openDetail(const FinishedPicture& picture);
    void vary(const FinishedPicture& picture);
    void upscale(const FinishedPicture& picture);
    void upscaleWithDetail(const FinishedPicture& picture);
    void enlarge(const FinishedPicture& picture, bool withDetail);
    void mix(const FinishedPicture& picture);
    void compare(const FinishedPicture& picture);
    void describe(const FinishedPicture& picture);
    void showFilm(const FinishedPicture& picture);
    void copySeed(const FinishedPicture& picture);
    void useSettings(const FinishedPicture& picture);
    void carryOutForMany(ActionId action, const QStringList& files);
    /// Files for whoever takes files; the pixels, too, when it is one picture.
    void copy(const QStringList& files, const std::optional<FinishedPicture>& picture = {});
    void exportPicture(const FinishedPicture& picture, bool again);
    bool canPaint(const FinishedPicture& picture);
    /// What the prompt dock says, for another task on this picture and with its prompt.
    Request requestFor(Task task, const FinishedPicture& picture);
    /// Whether it has a file; said in place when it has none.
    bool hasFile(const FinishedPicture& picture);

    WindowParts parts_;
    Painting* painting_;
    Exports* exports_;
    StructureFromPicture* structure_;
    QWidget* window_;
};

}  // namespace unclip::ui
