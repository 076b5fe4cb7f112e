#include "ui/canvas/picture_view.h"

#include <algorithm>

#include "ui/canvas/mask_undo.h"

namespace unclip::ui {

PictureView::PictureView(const Actions& actions, QWidget* parent) : QWidget(parent), actions_(actions) {
    connectActions();
    undo_.setUndoLimit(kUndoSteps);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture"));
    setMinimumSize(160, 120);
}

void PictureView::setPicture(const QImage& image) {
    picture_ = ImagePyramid(image);
    candidate_ = before_ = {};
    frame_.setPicture(image.size());
    emit marginsChanged(frame_.margins());
    setMask({});
    fit();
}

void PictureView::setCandidate(const QImage& image, const QRectF& place) {
    candidate_ = ImagePyramid(image);
    candidatePlace_ = place;
    update();
}

void PictureView::setBefore(const QImage& image) {
    before_ = ImagePyramid(image);
    update();
}

void PictureView::setMask(const QImage& image) {
    undo_.clear();
    mask_ = !hasPicture() ? Mask() : image.isNull() ? Mask(pictureSize()) : Mask(image, pictureSize());
    hasMask_ = !image.isNull() && !mask_.isEmpty();
    update();
    emit maskChanged();
}

void PictureView::maskAll() {
    if (!hasPicture())
        return;
    const QImage before = mask_.image();
    finishMaskChange(tr("Mark all"), before, mask_.fillAll(255));
}

void PictureView::maskInvert() {
    if (!hasPicture())
        return;
    const QImage before = mask_.image();
    finishMaskChange(tr("Invert the mask"), before, mask_.invert());
}

void PictureView::maskClear() {
    if (!hasMask_)
        return;
    const QImage before = mask_.image();
    finishMaskChange(tr("Clear the mask"), before, mask_.fillAll(0));
}

void PictureView::maskFrom(const QImage& image, const QString& undoText) {
    if (!hasPicture())
        return;
    const QImage before = mask_.image();
    finishMaskChange(undoText, before, mask_.replace({0, 0}, Mask(image, pictureSize()).image()));
}

void PictureView::setMaskShown(bool isShown) {
    isMaskShown_ = isShown;
    update();
}

void PictureView::setMaskColour(const QColor& colour, int opacityPercent) {
    maskColour_ = colour;
    maskOpacity_ = opacityPercent;
    update();
}

void PictureView::setTool(Tool tool) {
    if (tool == tool_)
        return;
    tool_ = tool;
    showCursor();
    update();
    emit toolChanged(tool);
}

void PictureView::setBrush(const MaskBrush& brush) {
    const double before = brushReach();
    brush_ = brush;
    brush_.size = std::clamp(brush.size, MaskBrush::kSmallest, MaskBrush::kLargest);
    brush_.hardness = std::clamp(brush.hardness, 0.0, 1.0);
    brush_.opacity = std::clamp(brush.opacity, 0.01, 1.0);
    const double reach = std::max(before, brushReach());
    update(QRectF(pointer_ - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).toAlignedRect());
    emit brushChanged(brush_);
}

void PictureView::setMargins(const Margins& margins) {
    frame_.setMargins(margins);
    update();
    emit marginsChanged(frame_.margins());
}

void PictureView::fit() {
    isFitted_ = true;
    ViewTransform fitted = transform_;
    // A little room around the frame lets it be dragged outwards.
    fitted.fit(frame_.rect(), size());
    setTransform(fitted);
    isFitted_ = true;
}

void PictureView::zoomTo(double zoom) {
    ViewTransform changed = transform_;
    changed.zoomTo(zoom, QRectF(rect()).center());
    setTransform(changed);
}

void PictureView::zoomBy(double factor) {
    zoomTo(transform_.zoom() * factor);
}

void PictureView::setTransform(const ViewTransform& transform) {
    ViewTransform kept = transform;
    kept.keepInView(frame_.rect(), size());
    isFitted_ = false;
    if (kept == transform_)
        return;
    transform_ = kept;
    update();
    emit zoomChanged(transform_.zoom());
}

void PictureView::setSplit(bool isOn) {
    isSplit_ = isOn;
    update();
}

void PictureView::resizeEvent(QResizeEvent*) {
    if (isFitted_)
        fit();
}

QRectF PictureView::viewRectOf(const QRectF& pictureRect) const {
    return transform_.toView(pictureRect).adjusted(-2, -2, 2, 2);
}

void PictureView::onMaskChanged(const QRect& pictureRect) {
    if (!pictureRect.isEmpty())
        update(viewRectOf(pictureRect).toAlignedRect());
}

void PictureView::finishMaskChange(const QString& text, const QImage& before, const QRect& touched, bool isShown) {
    if (touched.isEmpty())
        return;
    const auto changed = [this](const QRect& rect) {
        onMaskChanged(rect);
        hasMask_ = !mask_.isEmpty();
        emit maskChanged();
    };
    undo_.push(new MaskChange(text, &mask_, before, touched, changed));
    changed(isShown ? QRect() : touched);
}

}  // namespace unclip::ui
