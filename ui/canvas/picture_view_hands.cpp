#include <QTabletEvent>
#include <algorithm>
#include <cmath>

#include "ui/actions/actions.h"
#include "ui/canvas/picture_view.h"

// Mouse, tablet, wheel and keys.

namespace unclip::ui {
namespace {

constexpr double kWheelStep = 1.2;
constexpr double kBrushStep = 0.85;
constexpr double kHandleReach = 9;  // view pixels around an edge of the frame that grab it

}  // namespace

void PictureView::begin(const QPointF& at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers, double pressure) {
    if (!hasPicture() || drag_ != Drag::none)
        return;
    pressedAt_ = lastAt_ = at;
    transformAtPress_ = transform_;
    const QPointF point = transform_.toPicture(at);
    const bool isMaskTool =
        tool_ == Tool::brush || tool_ == Tool::eraser || tool_ == Tool::lasso || tool_ == Tool::rectangle;
    if (button == Qt::MiddleButton || isSpaceHeld_ || (tool_ == Tool::pan && button == Qt::LeftButton)) {
        drag_ = Drag::pan;
    } else if (isZoomHeld_ || (tool_ == Tool::zoom && button == Qt::LeftButton)) {
        drag_ = Drag::zoom;
    } else if (button == Qt::RightButton && (tool_ == Tool::brush || tool_ == Tool::eraser)) {
        drag_ = Drag::brushSize;
        brushSizeAtPress_ = brush_.size;
    } else if (button != Qt::LeftButton) {
        return;
    } else if (isSplit_ && std::abs(at.x() - splitAt_ * width()) < kHandleReach) {
        drag_ = Drag::split;
    } else if (tool_ == Tool::select) {
        frameEdges_ = frame_.edgesAt(point, kHandleReach / transform_.zoom());
        drag_ = frameEdges_ != 0 ? Drag::frame : Drag::pan;
    } else if (isMaskTool) {
        beforeStroke_ = mask_.image();
        touched_ = {};
        strokeErases_ = tool_ == Tool::eraser || modifiers.testFlag(Qt::AltModifier);
        if (tool_ == Tool::lasso || tool_ == Tool::rectangle) {
            drag_ = tool_ == Tool::lasso ? Drag::lasso : Drag::rectangle;
            outline_ = QPolygonF{point};
        } else {
            drag_ = Drag::stroke;
            continueStroke(at, pressure);
        }
    }
    showCursor();
}

void PictureView::continueStroke(const QPointF& at, double pressure) {
    MaskBrush brush = brush_;
    brush.erases = strokeErases_;
    if (pressure_ == Pressure::size)
        brush.size = std::max(MaskBrush::kSmallest, brush.size * pressure);
    else if (pressure_ == Pressure::opacity)
        brush.opacity = std::max(0.02, brush.opacity * pressure);
    const QRect dirty = mask_.stroke(transform_.toPicture(lastAt_), transform_.toPicture(at), brush);
    touched_ |= dirty;
    onMaskChanged(dirty);
    lastAt_ = at;
}

void PictureView::move(const QPointF& at, Qt::KeyboardModifiers, double pressure) {
    switch (drag_) {
        case Drag::none:
            break;
        case Drag::stroke:
            continueStroke(at, pressure);
            break;
        case Drag::lasso: {
            const QPointF point = transform_.toPicture(at);
            update(viewRectOf(
                       QRectF(outline_.last(), point).normalized().united(QRectF(outline_.first(), point).normalized()))
                       .toAlignedRect()
                       .adjusted(-2, -2, 2, 2));
            outline_.append(point);
            break;
        }
        case Drag::rectangle: {
            const QRectF old = QRectF(transform_.toPicture(pressedAt_), transform_.toPicture(lastAt_)).normalized();
            lastAt_ = at;
            const QRectF now = QRectF(transform_.toPicture(pressedAt_), transform_.toPicture(at)).normalized();
            update(viewRectOf(old.united(now)).toAlignedRect());
            break;
        }
        case Drag::pan: {
            ViewTransform moved = transform_;
            moved.pan(at - lastAt_);
            lastAt_ = at;
            setTransform(moved);
            break;
        }
        case Drag::zoom: {
            ViewTransform zoomed = transformAtPress_;
            zoomed.zoomTo(transformAtPress_.zoom() * std::pow(2.0, (at.x() - pressedAt_.x()) / 100), pressedAt_);
            setTransform(zoomed);
            break;
        }
        case Drag::brushSize: {
            MaskBrush brush = brush_;
            brush.size = brushSizeAtPress_ + (at.x() - pressedAt_.x()) / transform_.zoom();
            setBrush(brush);
            break;
        }
        case Drag::frame:
            frame_.drag(frameEdges_, transform_.toPicture(at));
            update();
            emit marginsChanged(frame_.margins());
            break;
        case Drag::split:
            splitAt_ = std::clamp(at.x() / std::max(1, width()), 0.02, 0.98);
            update();
            break;
    }
    showPointerAt(at);
}

void PictureView::end(const QPointF& at) {
    const Drag ended = drag_;
    drag_ = Drag::none;
    if (ended == Drag::stroke) {
        const QImage before = std::exchange(beforeStroke_, {});
        finishMaskChange(strokeErases_ ? tr("Eraser stroke") : tr("Brush stroke"), before, touched_, true);
    } else if (ended == Drag::lasso || ended == Drag::rectangle) {
        const QImage before = std::exchange(beforeStroke_, {});
        const QPolygonF shape =
            ended == Drag::lasso
                ? outline_
                : QPolygonF(QRectF(transform_.toPicture(pressedAt_), transform_.toPicture(at)).normalized());
        outline_.clear();
        update();
        finishMaskChange(ended == Drag::lasso ? tr("Lasso") : tr("Rectangle"), before,
                         mask_.fill(shape, strokeErases_));
    }
    showCursor();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    begin(event->position(), event->button(), event->modifiers(), 1.0);
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    move(event->position(), event->modifiers(), 1.0);
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    end(event->position());
}

void PictureView::tabletEvent(QTabletEvent* event) {
    const double pressure = std::max(event->pressure(), 0.02);
    const bool isEraserEnd = event->pointerType() == QPointingDevice::PointerType::Eraser;
    switch (event->type()) {
        case QEvent::TabletPress:
            begin(event->position(), event->button(), isEraserEnd ? Qt::AltModifier : event->modifiers(), pressure);
            break;
        case QEvent::TabletMove:
            move(event->position(), event->modifiers(), pressure);
            break;
        case QEvent::TabletRelease:
            end(event->position());
            break;
        default:
            break;
    }
    event->accept();
}

void PictureView::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->pixelDelta().isNull() ? event->angleDelta() : event->pixelDelta();
    ViewTransform changed = transform_;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        changed.zoomTo(transform_.zoom() * std::pow(kWheelStep, event->angleDelta().y() / 120.0), event->position());
    } else {
        const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier);
        changed.pan(isSideways ? QPointF(delta.y(), delta.x()) : QPointF(delta));
    }
    setTransform(changed);
    event->accept();
}

void PictureView::connectActions() {
    const auto on = [this](ActionId id, auto slot) { connect(actions_[id], &QAction::triggered, this, slot); };
    on(ActionId::swapBrush, [this] { setTool(tool_ == Tool::brush ? Tool::eraser : Tool::brush); });
    on(ActionId::brushSmaller, [this] { changeBrush(kBrushStep, 0); });
    on(ActionId::brushLarger, [this] { changeBrush(1 / kBrushStep, 0); });
    on(ActionId::brushSofter, [this] { changeBrush(1, -0.1); });
    on(ActionId::brushHarder, [this] { changeBrush(1, 0.1); });
    on(ActionId::nextCandidate, [this] { emit nextWanted(); });
    on(ActionId::previousCandidate, [this] { emit previousWanted(); });
    on(ActionId::acceptCandidate, [this] { emit acceptWanted(); });
    on(ActionId::discardCandidates, [this] { emit discardWanted(); });
    on(ActionId::canvasAlone, [this] { emit hideDocksWanted(); });
}

void PictureView::changeBrush(double sizeFactor, double hardnessStep) {
    MaskBrush brush = brush_;
    if (sizeFactor != 1)  // small brushes change by whole pixels
        brush.size = brush.size > 20 ? brush.size * sizeFactor : brush.size + (sizeFactor > 1 ? 1 : -1);
    brush.hardness += hardnessStep;
    setBrush(brush);
}

bool PictureView::event(QEvent* event) {
    // Its keys come before the window's of the same name, and Tab hides the docks instead of going on.
    const bool isPress = event->type() == QEvent::KeyPress, isAsked = event->type() == QEvent::ShortcutOverride;
    if (isPress || isAsked) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (actions_.find(ActionScope::canvas, *key)) {
            event->accept();
            if (isPress)
                keyPressEvent(key);
            return true;
        }
    }
    return QWidget::event(event);
}

bool PictureView::hold(const QKeyEvent& event, bool isHeld) {
    for (const auto& [id, flag] : {std::pair{ActionId::holdPan, &isSpaceHeld_},
                                   {ActionId::holdZoom, &isZoomHeld_},
                                   {ActionId::holdBefore, &isBeforeHeld_}}) {
        // Modifiers may have been let go before the key.
        const bool isIt = isHeld ? actions_.isKeyOf(id, event)
                                 : std::ranges::any_of(actions_.keys(id), [&](const QKeySequence& keys) {
                                       return keys[0].key() == event.key();
                                   });
        if (!isIt)
            continue;
        *flag = isHeld;
        showCursor();
        update();
        return true;
    }
    return false;
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    if (hold(*event, true))
        return;
    if (const auto id = actions_.find(ActionScope::canvas, *event))
        actions_[*id]->trigger();
    else
        QWidget::keyPressEvent(event);
}

void PictureView::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && !hold(*event, false))
        QWidget::keyReleaseEvent(event);
}

void PictureView::leaveEvent(QEvent*) {
    updateBrushOutline(pointer_);
    isPointerInside_ = false;
    isSpaceHeld_ = isZoomHeld_ = false;
}

void PictureView::showPointerAt(const QPointF& at) {
    isPointerInside_ = true;
    updateBrushOutline(pointer_);
    pointer_ = at;
    updateBrushOutline(at);
    if (drag_ == Drag::none)
        showCursor();
}

void PictureView::updateBrushOutline(const QPointF& at) {
    if (tool_ != Tool::brush && tool_ != Tool::eraser)
        return;
    const double reach = brushReach();
    update(QRectF(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).toAlignedRect());
}

void PictureView::showCursor() {
    if (drag_ == Drag::pan)
        return setCursor(Qt::ClosedHandCursor);
    if (isSpaceHeld_ || tool_ == Tool::pan)
        return setCursor(Qt::OpenHandCursor);
    if (isSplit_ && std::abs(pointer_.x() - splitAt_ * width()) < kHandleReach)
        return setCursor(Qt::SplitHCursor);
    switch (tool_) {
        case Tool::select: {
            const int edges =
                hasPicture() ? frame_.edgesAt(transform_.toPicture(pointer_), kHandleReach / transform_.zoom()) : 0;
            const bool isHorizontal = (edges & (OutpaintFrame::kLeft | OutpaintFrame::kRight)) != 0;
            const bool isVertical = (edges & (OutpaintFrame::kTop | OutpaintFrame::kBottom)) != 0;
            if (isHorizontal && isVertical) {
                const bool isFalling = ((edges & OutpaintFrame::kLeft) != 0) == ((edges & OutpaintFrame::kTop) != 0);
                return setCursor(isFalling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor);
            }
            return setCursor(isHorizontal ? Qt::SizeHorCursor : isVertical ? Qt::SizeVerCursor : Qt::ArrowCursor);
        }
        case Tool::zoom:
            return setCursor(Qt::SizeHorCursor);
        default:
            return setCursor(Qt::CrossCursor);
    }
}

}  // namespace unclip::ui
