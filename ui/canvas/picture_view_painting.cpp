#include <QPainter>
#include <QPainterPath>

#include "ui/canvas/picture_view.h"
#include "ui/widgets/theme.h"

// What is seen: pictures, mask, frame, outlines.

namespace unclip::ui {
namespace {

constexpr double kCrispZoom = 2.0;  // above it, pixels are drawn as squares
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

void PictureView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    for (const QRect& clip : event->region()) {
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

void PictureView::paintFrame(QPainter& painter) {
    const ThemeColours& colours = themeColours();
    const QRectF pictureRect = transform_.toView(QRectF(QPointF(), QSizeF(pictureSize())));
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

void PictureView::paintDecorations(QPainter& painter) {
    if (!hasPicture())
        return;
    painter.setBrush(Qt::NoBrush);
    if (frame_.isOpen() || tool_ == Tool::select)
        paintFrame(painter);
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
