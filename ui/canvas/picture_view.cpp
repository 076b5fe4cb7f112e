#include "ui/canvas/picture_view.h"

#include <QPainter>
#include <QPainterPath>
#include <QTabletEvent>
#include <algorithm>
#include <cmath>

#include "ui/canvas/mask_undo.h"
#include "ui/theme.h"

namespace unclip::ui {
namespace {

constexpr double kWheelStep = 1.2;
constexpr double kCrispZoom = 2.0;  // above it, pixels are drawn as squares
constexpr double kHandleReach = 9;  // view pixels around an edge of the frame that grab it
constexpr double kSmallestBrush = 1, kLargestBrush = 2000;
constexpr int kChecker = 8;

QBrush checkerboard() {
    QPixmap tile(2 * kChecker, 2 * kChecker);
    tile.fill(themeColours().checkerLight);
    QPainter painter(&tile);
    painter.fillRect(0, 0, kChecker, kChecker, themeColours().checkerDark);
    painter.fillRect(kChecker, kChecker, kChecker, kChecker, themeColours().checkerDark);
    return QBrush(tile);
}

}  // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
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

void PictureView::setBrush(const Brush& brush) {
    const double before = brushReach();
    brush_ = brush;
    brush_.size = std::clamp(brush.size, kSmallestBrush, kLargestBrush);
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

// --- Hands ---------------------------------------------------------------------------------------------------------

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
    Brush brush = brush_;
    brush.erases = strokeErases_;
    if (pressure_ == Pressure::size)
        brush.size = std::max(kSmallestBrush, brush.size * pressure);
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
            Brush brush = brush_;
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

bool PictureView::event(QEvent* event) {
    // Tab belongs to the view (it hides the docks), and so do the keys of its tools.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab &&
        static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier) {
        emit hideDocksWanted();
        return true;
    }
    return QWidget::event(event);
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    Brush brush = brush_;
    switch (event->key()) {
        case Qt::Key_Space:
            isSpaceHeld_ = true;
            showCursor();
            return;
        case Qt::Key_Z:
            if (event->modifiers() != Qt::NoModifier)
                break;
            isZoomHeld_ = true;
            showCursor();
            return;
        case Qt::Key_Backslash:
            isBeforeHeld_ = true;
            update();
            return;
        case Qt::Key_E:
            setTool(Tool::eraser);
            return;
        case Qt::Key_M:
            setTool(Tool::rectangle);
            return;
        case Qt::Key_V:
            setTool(Tool::select);
            return;
        case Qt::Key_X:
            setTool(tool_ == Tool::brush ? Tool::eraser : Tool::brush);
            return;
        case Qt::Key_BracketLeft:
            brush.size = brush.size > 20 ? brush.size * 0.85 : brush.size - 1;
            setBrush(brush);
            return;
        case Qt::Key_BracketRight:
            brush.size = brush.size > 20 ? brush.size / 0.85 : brush.size + 1;
            setBrush(brush);
            return;
        case Qt::Key_BraceLeft:
            brush.hardness -= 0.1;
            setBrush(brush);
            return;
        case Qt::Key_BraceRight:
            brush.hardness += 0.1;
            setBrush(brush);
            return;
        case Qt::Key_Left:
            emit previousWanted();
            return;
        case Qt::Key_Right:
            emit nextWanted();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() != Qt::NoModifier)
                break;
            emit acceptWanted();
            return;
        case Qt::Key_Escape:
            emit discardWanted();
            return;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void PictureView::keyReleaseEvent(QKeyEvent* event) {
    if (event->isAutoRepeat())
        return;
    if (event->key() == Qt::Key_Space)
        isSpaceHeld_ = false;
    else if (event->key() == Qt::Key_Z)
        isZoomHeld_ = false;
    else if (event->key() == Qt::Key_Backslash)
        isBeforeHeld_ = false;
    else
        return QWidget::keyReleaseEvent(event);
    showCursor();
    update();
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

// --- Eyes ----------------------------------------------------------------------------------------------------------

void PictureView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    lastPaintedPixels_ = 0;
    for (const QRect& clip : event->region()) {
        lastPaintedPixels_ += static_cast<qint64>(clip.width()) * clip.height();
        painter.setClipRect(clip);
        painter.fillRect(clip, themeColours().canvas);
        if (!hasPicture())
            continue;
        paintPictures(painter, clip);
        if (isMaskShown_ && hasMask_)
            paintMask(painter, clip);
        else if (isMaskShown_ && drag_ == Drag::stroke)
            paintMask(painter, clip);
    }
    painter.setClipRegion(event->region());
    paintDecorations(painter);
}

void PictureView::paintPictures(QPainter& painter, const QRect& clip) {
    const bool hasCandidate = !candidate_.isEmpty();
    const ImagePyramid& after = hasCandidate ? candidate_ : picture_;
    const QRectF own(QPointF(), QSizeF(picture_.size()));
    const QRectF afterPlace = hasCandidate && !candidatePlace_.isEmpty() ? candidatePlace_ : own;
    const ImagePyramid& before = hasCandidate || before_.isEmpty() ? picture_ : before_;
    if (isBeforeHeld_)
        return paintLayer(painter, before, own, clip);
    if (!isSplit_)
        return paintLayer(painter, after, afterPlace, clip);
    const int middle = static_cast<int>(splitAt_ * width());
    const QRectF left = QRectF(clip).intersected(QRectF(0, 0, middle, height()));
    const QRectF right = QRectF(clip).intersected(QRectF(middle, 0, width() - middle, height()));
    paintLayer(painter, before, own, left);
    paintLayer(painter, after, afterPlace, right);
}

void PictureView::paintLayer(QPainter& painter, const ImagePyramid& layer, const QRectF& place, const QRectF& clip) {
    const QRectF shown = transform_.toView(place);
    const QRectF part = shown.intersected(clip);
    if (part.isEmpty())
        return;
    const double scale = shown.width() / layer.size().width() * devicePixelRatioF();
    int step = 1;
    const QImage& image = layer.level(scale, &step);
    const double toSourceX = image.width() / shown.width(), toSourceY = image.height() / shown.height();
    // Whole source pixels around the part, so that neighbouring repaints meet without a seam.
    const QRectF wanted((part.left() - shown.left()) * toSourceX, (part.top() - shown.top()) * toSourceY,
                        part.width() * toSourceX, part.height() * toSourceY);
    const QRect source = wanted.adjusted(-1, -1, 1, 1).toAlignedRect().intersected(image.rect());
    const QRectF target(shown.left() + source.left() / toSourceX, shown.top() + source.top() / toSourceY,
                        source.width() / toSourceX, source.height() / toSourceY);
    painter.save();
    painter.setClipRect(part, Qt::IntersectClip);
    if (image.hasAlphaChannel())
        painter.fillRect(part, checkerboard());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, transform_.zoom() <= kCrispZoom);
    painter.drawImage(target, image, QRectF(source));
    painter.restore();
}

void PictureView::paintMask(QPainter& painter, const QRectF& clip) {
    const QRectF shown = transform_.toView(QRectF(QPointF(), QSizeF(mask_.size())));
    const QRectF part = shown.intersected(clip);
    if (part.isEmpty())
        return;
    int step = 1;
    const QImage& level = mask_.pyramid().level(transform_.zoom() * devicePixelRatioF(), &step);
    const double toSourceX = level.width() / shown.width(), toSourceY = level.height() / shown.height();
    const QRect source = QRectF((part.left() - shown.left()) * toSourceX, (part.top() - shown.top()) * toSourceY,
                                part.width() * toSourceX, part.height() * toSourceY)
                             .adjusted(-1, -1, 1, 1)
                             .toAlignedRect()
                             .intersected(level.rect());
    if (source.isEmpty())
        return;
    QRgb table[256];
    for (int value = 0; value < 256; ++value) {
        const int alpha = value * maskOpacity_ / 100;
        table[value] = qPremultiply(qRgba(maskColour_.red(), maskColour_.green(), maskColour_.blue(), alpha));
    }
    QImage overlay(source.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < source.height(); ++y) {
        const uchar* marks = level.constScanLine(source.top() + y) + source.left();
        auto* line = reinterpret_cast<QRgb*>(overlay.scanLine(y));
        for (int x = 0; x < source.width(); ++x) line[x] = table[marks[x]];
    }
    const QRectF target(shown.left() + source.left() / toSourceX, shown.top() + source.top() / toSourceY,
                        source.width() / toSourceX, source.height() / toSourceY);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, transform_.zoom() <= kCrispZoom);
    painter.drawImage(target, overlay, QRectF(overlay.rect()));
}

void PictureView::paintDecorations(QPainter& painter) {
    if (!hasPicture())
        return;
    const ThemeColours& colours = themeColours();
    painter.setBrush(Qt::NoBrush);
    const QRectF pictureRect = transform_.toView(QRectF(QPointF(), QSizeF(pictureSize())));
    if (frame_.isOpen() || tool_ == Tool::select) {
        const QRectF frame = transform_.toView(frame_.rect());
        if (frame_.isOpen()) {
            QPainterPath beyond;
            beyond.addRect(frame);
            beyond.addRect(pictureRect);
            QColor fill = colours.accent;
            fill.setAlpha(36);
            painter.fillPath(beyond, fill);
        }
        painter.setPen(QPen(frame_.isOpen() ? colours.accent : colours.border, 1, Qt::DashLine));
        painter.drawRect(frame);
        painter.setPen(Qt::NoPen);
        painter.setBrush(frame_.isOpen() ? colours.accent : colours.faint);
        for (const double x : {frame.left(), frame.center().x(), frame.right()}) {
            for (const double y : {frame.top(), frame.center().y(), frame.bottom()}) {
                if (QPointF(x, y) != frame.center())
                    painter.drawRect(QRectF(x - 3.5, y - 3.5, 7, 7));
            }
        }
        painter.setBrush(Qt::NoBrush);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto drawOutline = [&](const auto& draw) {  // light on dark and dark on light
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
        draw();
        painter.setPen(QPen(QColor(255, 255, 255, 230), 1));
        draw();
    };
    if (drag_ == Drag::lasso)
        drawOutline([&] {
            QPolygonF shown;
            for (const QPointF& point : outline_) shown.append(transform_.toView(point));
            painter.drawPolygon(shown);
        });
    if (drag_ == Drag::rectangle)
        drawOutline([&] { painter.drawRect(QRectF(pressedAt_, lastAt_).normalized()); });
    if (isPointerInside_ && (tool_ == Tool::brush || tool_ == Tool::eraser) && !isSpaceHeld_) {
        const double radius = brush_.size / 2 * transform_.zoom();
        drawOutline([&] { painter.drawEllipse(pointer_, radius, radius); });
    }
    if (isSplit_) {
        const double x = splitAt_ * width();
        drawOutline([&] { painter.drawLine(QPointF(x, 0), QPointF(x, height())); });
        painter.setBrush(Qt::white);
        painter.drawEllipse(QPointF(x, height() / 2.0), 6, 6);
        painter.setPen(Qt::white);
        const auto label = [&](const QString& text, bool isLeft) {
            const int textWidth = painter.fontMetrics().horizontalAdvance(text) + 16;
            const QRectF box(isLeft ? x - textWidth - 10 : x + 10, 10, textWidth, painter.fontMetrics().height() + 6);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(0, 0, 0, 150));
            painter.drawRoundedRect(box, 4, 4);
            painter.setPen(Qt::white);
            painter.drawText(box, Qt::AlignCenter, text);
        };
        label(tr("Before"), true);
        label(tr("After"), false);
    }
}

}  // namespace unclip::ui
