#pragma once

#include <QByteArray>
#include <QFuture>
#include <QUndoCommand>
#include <functional>

#include "ui/canvas/mask.h"

namespace unclip::ui {

/// One change of a mask that can be undone: the touched rectangle before and after, packed, so that hundreds of strokes
/// over a large picture cost little memory.
class MaskChange : public QUndoCommand {
public:
    using Changed = std::function<void(const QRect&)>;

    /// `before` is the mask as it was; the mask itself has changed already inside `touched`.
    MaskChange(const QString& text, Mask* mask, const QImage& before, const QRect& touched, Changed changed);

    void undo() override;
    void redo() override;

private:
    void put(const QByteArray& packed);

    Mask* mask_;
    QRect touched_;
    QFuture<QByteArray> before_, after_;  ///< packed on another thread
    Changed changed_;
    bool isDone_ = true;  ///< the first redo() comes from pushing: nothing to do
};

}  // namespace unclip::ui
