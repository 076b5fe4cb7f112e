#pragma once

#include <QIcon>
#include <QKeySequence>
#include <QList>
#include <QString>

class QMenu;
class QWidget;

namespace unclip::ui {

/// What can be done with a painted picture, in the order of menus.
enum class PictureAction {
    edit,
    vary,
    upscale,
    detail,
    mix,
    compare,
    film,
    copySeed,
    useSettings,
    favourite,
    copy,
    exportAs,
    exportAgain,
    showInFolder,
    trash,
};

struct PictureActionFacts {
    PictureAction action;
    QString text;
    QString tip;  ///< one sentence
    QString icon;
    QKeySequence key;
    bool onHover;  ///< also in the bar that appears over a picture
};

/// The only list of them, in the user's language.
QList<PictureActionFacts> pictureActions();

}  // namespace unclip::ui
