#include "ui/pictures/picture_actions.h"

#include <QCoreApplication>

namespace unclip::ui {
namespace {

/// The context that translators see.
struct PictureActionTexts {
    Q_DECLARE_TR_FUNCTIONS(PictureAction)
};

}  // namespace

QList<PictureActionFacts> pictureActions() {
    using A = PictureAction;

    return {
        {A::edit, PictureActionTexts::tr("Edit on the canvas"),
         PictureActionTexts::tr("Opens the picture large, with brush and mask."), "edit", Qt::Key_E, true},
        {A::vary, PictureActionTexts::tr("Variations"), PictureActionTexts::tr("Paints pictures like this one."),
         "vary", Qt::Key_V, true},
        {A::upscale, PictureActionTexts::tr("Enlarge"),
         PictureActionTexts::tr("Paints the same picture twice as large."), "upscale", Qt::Key_U, true},
        {A::detail, PictureActionTexts::tr("More detail…"),
         PictureActionTexts::tr("Opens the picture so that you can mark what needs more detail."), "detail", Qt::Key_D,
         true},
        {A::mix, PictureActionTexts::tr("Mix with…"),
         PictureActionTexts::tr("Paints the steps between this picture and another one."), "mix", Qt::Key_M, true},
        {A::compare, PictureActionTexts::tr("Compare prior modes"),
         PictureActionTexts::tr("Paints the prompt with the prior, with the text directly, and with neither."),
         "compare", Qt::Key_C, false},
        {A::film, PictureActionTexts::tr("Film strip"),
         PictureActionTexts::tr("Shows the steps in which the picture came out of the noise."), "film", Qt::Key_T,
         false},
        {A::copySeed, PictureActionTexts::tr("Use its seed"),
         PictureActionTexts::tr("Takes over the seed, so that the next picture starts from the same noise."), "dice",
         Qt::Key_S, true},
        {A::useSettings, PictureActionTexts::tr("Use its settings"),
         PictureActionTexts::tr("Takes over prompt, seed and all settings of this picture."), "settings", Qt::Key_R,
         false},
        {A::favourite, PictureActionTexts::tr("Favourite"), PictureActionTexts::tr("Marks the picture in the gallery."),
         "favourite", Qt::Key_F, true},
        {A::copy, PictureActionTexts::tr("Copy"), PictureActionTexts::tr("Copies the picture to the clipboard."),
         "copy", QKeySequence::Copy, false},
        {A::exportAs, PictureActionTexts::tr("Export…"),
         PictureActionTexts::tr("Writes the picture to a file of your choice."), "export",
         QKeySequence(Qt::CTRL | Qt::Key_E), true},
        {A::exportAgain, PictureActionTexts::tr("Export with the last settings"),
         PictureActionTexts::tr("Writes the picture beside the last export without asking."), "export",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), false},
        {A::showInFolder,
         PictureActionTexts::tr("Show in folder"),
         PictureActionTexts::tr("Opens the folder that holds the picture."),
         "folder",
         {},
         false},
        {A::trash, PictureActionTexts::tr("Move to trash"),
         PictureActionTexts::tr("Moves the picture to the trash; Undo brings it back."), "trash", QKeySequence::Delete,
         true},
    };
}

}  // namespace unclip::ui
