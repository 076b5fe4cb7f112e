#include "ui/picture_actions.h"

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
    using T = PictureActionTexts;
    return {
        {A::edit, T::tr("Edit on the canvas"), T::tr("Opens the picture large, with brush and mask."), "edit",
         Qt::Key_E, true},
        {A::vary, T::tr("Variations"), T::tr("Paints pictures like this one."), "vary", Qt::Key_V, true},
        {A::upscale, T::tr("Enlarge"), T::tr("Paints the same picture twice as large."), "upscale", Qt::Key_U, true},
        {A::detail, T::tr("More detail…"), T::tr("Opens the picture so that you can mark what needs more detail."),
         "detail", Qt::Key_D, true},
        {A::mix, T::tr("Mix with…"), T::tr("Paints the steps between this picture and another one."), "mix", Qt::Key_M,
         true},
        {A::compare, T::tr("Compare prior modes"),
         T::tr("Paints the prompt with the prior, with the text directly, and with neither."), "compare", Qt::Key_C,
         false},
        {A::film, T::tr("Film strip"), T::tr("Paints it again and keeps every step of the reverse diffusion."), "film",
         Qt::Key_T, false},
        {A::copySeed, T::tr("Use its seed"),
         T::tr("Takes over the seed, so that the next picture starts from the same noise."), "dice", Qt::Key_S, true},
        {A::useSettings, T::tr("Use its settings"), T::tr("Takes over prompt, seed and all settings of this picture."),
         "settings", Qt::Key_R, false},
        {A::favourite, T::tr("Favourite"), T::tr("Marks the picture in the gallery."), "favourite", Qt::Key_F, true},
        {A::copy, T::tr("Copy"), T::tr("Copies the picture to the clipboard."), "copy", QKeySequence::Copy, false},
        {A::exportAs, T::tr("Export…"), T::tr("Writes the picture to a file of your choice."), "export",
         QKeySequence(Qt::CTRL | Qt::Key_E), true},
        {A::exportAgain, T::tr("Export with the last settings"),
         T::tr("Writes the picture beside the last export without asking."), "export",
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), false},
        {A::showInFolder,
         T::tr("Show in folder"),
         T::tr("Opens the folder that holds the picture."),
         "folder",
         {},
         false},
        {A::trash, T::tr("Move to trash"), T::tr("Moves the picture to the trash; Undo brings it back."), "trash",
         QKeySequence::Delete, true},
    };
}

}  // namespace unclip::ui
