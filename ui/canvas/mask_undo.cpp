#include "ui/canvas/mask_undo.h"

#include <QtConcurrent>
#include <cstring>

namespace unclip::ui {
namespace {

QByteArray packed(const QImage& image, const QRect& rect) {
    QByteArray bytes(static_cast<qsizetype>(rect.width()) * rect.height(), Qt::Uninitialized);
    for (int y = 0; y < rect.height(); ++y) {
        std::memcpy(bytes.data() + static_cast<qsizetype>(y) * rect.width(),
                    image.constScanLine(rect.top() + y) + rect.left(), static_cast<std::size_t>(rect.width()));
    }
    return qCompress(bytes, 1);
}

}  // namespace

MaskChange::MaskChange(const QString& text, Mask* mask, const QImage& before, const QRect& touched, Changed changed)
    : QUndoCommand(text),
      mask_(mask),
      touched_(touched),
      before_(QtConcurrent::run(packed, before, touched)),
      after_(QtConcurrent::run(packed, mask->image(), touched)),
      changed_(std::move(changed)) {}

void MaskChange::undo() {
    put(before_.result());
    isDone_ = false;
}

void MaskChange::redo() {
    if (!isDone_)
        put(after_.result());
    isDone_ = true;
}

void MaskChange::put(const QByteArray& packed) {
    const QByteArray bytes = qUncompress(packed);
    if (bytes.size() != static_cast<qsizetype>(touched_.width()) * touched_.height())
        return;
    const QImage part(reinterpret_cast<const uchar*>(bytes.constData()), touched_.width(), touched_.height(),
                      touched_.width(), QImage::Format_Grayscale8);
    changed_(mask_->replace(touched_.topLeft(), part));
}

}  // namespace unclip::ui
