#include "ui/canvas/mask.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstring>

namespace unclip::ui {

Mask::Mask(const QSize& size) {
    QImage image(size, QImage::Format_Grayscale8);
    if (image.isNull())
        return;
    image.fill(0);
    pyramid_ = ImagePyramid(std::move(image));
}

Mask::Mask(const QImage& image, const QSize& size) {
    QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    if (grey.size() != size)
        grey = grey.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .convertToFormat(QImage::Format_Grayscale8);
    pyramid_ = ImagePyramid(std::move(grey));
}

bool Mask::isEmpty() const {
    if (isNull())
        return true;
    for (int y = 0; y < image().height(); ++y) {
        const uchar* line = image().constScanLine(y);
        if (std::any_of(line, line + image().width(), [](uchar value) { return value != 0; }))
            return false;
    }
    return true;
}

QRect Mask::stroke(const QPointF& from, const QPointF& to, const MaskBrush& brush) {
    if (isNull())
        return {};
    const double radius = std::max(brush.size / 2, 0.5);
    const double soft = std::max(radius * (1 - brush.hardness), 0.75);  // at least the width of an antialiased edge
    const double firm = std::max(radius - soft, 0.0);                   // within it, everything is marked alike
    const QRect dirty = QRectF(QPointF(std::min(from.x(), to.x()), std::min(from.y(), to.y())),
                               QPointF(std::max(from.x(), to.x()), std::max(from.y(), to.y())))
                            .adjusted(-radius - 1, -radius - 1, radius + 1, radius + 1)
                            .toAlignedRect()
                            .intersected(QRect(QPoint(), size()));
    if (dirty.isEmpty())
        return {};
    const QPointF along = to - from;
    const double length2 = QPointF::dotProduct(along, along);
    QImage& pixels = pyramid_.edit();
    for (int y = dirty.top(); y <= dirty.bottom(); ++y) {
        uchar* line = pixels.scanLine(y);
        for (int x = dirty.left(); x <= dirty.right(); ++x) {
            const QPointF point(x + 0.5 - from.x(), y + 0.5 - from.y());
            const double t = length2 > 0 ? std::clamp(QPointF::dotProduct(point, along) / length2, 0.0, 1.0) : 0.0;
            const QPointF away = point - along * t;
            const double distance2 = QPointF::dotProduct(away, away);
            if (distance2 >= radius * radius)
                continue;
            double cover = 1;
            if (distance2 > firm * firm) {
                const double edge = std::min((radius - std::sqrt(distance2)) / soft, 1.0);
                cover = edge * edge * (3 - 2 * edge);
            }
            const auto value = static_cast<uchar>(std::lround(255 * cover * brush.opacity));
            line[x] =
                brush.erases ? std::min<uchar>(line[x], static_cast<uchar>(255 - value)) : std::max(line[x], value);
        }
    }
    pyramid_.update(dirty);
    return dirty;
}

QRect Mask::fill(const QPolygonF& outline, bool erases) {
    if (isNull())
        return {};
    const QRect dirty =
        outline.boundingRect().adjusted(-1, -1, 1, 1).toAlignedRect().intersected(QRect(QPoint(), size()));
    if (dirty.isEmpty())
        return {};
    QImage shape(dirty.size(), QImage::Format_Grayscale8);
    shape.fill(0);
    QPainter painter(&shape);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-dirty.topLeft());
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawPolygon(outline, Qt::WindingFill);
    painter.end();
    QImage& pixels = pyramid_.edit();
    for (int y = 0; y < dirty.height(); ++y) {
        uchar* line = pixels.scanLine(dirty.top() + y) + dirty.left();
        const uchar* marks = shape.constScanLine(y);
        for (int x = 0; x < dirty.width(); ++x)
            line[x] =
                erases ? std::min<uchar>(line[x], static_cast<uchar>(255 - marks[x])) : std::max(line[x], marks[x]);
    }
    pyramid_.update(dirty);
    return dirty;
}

QRect Mask::fillAll(uchar value) {
    if (isNull())
        return {};
    pyramid_.edit().fill(value);
    const QRect all(QPoint(), size());
    pyramid_.update(all);
    return all;
}

QRect Mask::invert() {
    if (isNull())
        return {};
    pyramid_.edit().invertPixels();
    const QRect all(QPoint(), size());
    pyramid_.update(all);
    return all;
}

QRect Mask::replace(const QPoint& at, const QImage& part) {
    const QRect dirty = QRect(at, part.size()).intersected(QRect(QPoint(), size()));
    QImage& pixels = pyramid_.edit();
    for (int y = 0; y < dirty.height(); ++y)
        std::memcpy(pixels.scanLine(dirty.top() + y) + dirty.left(), part.constScanLine(y),
                    static_cast<std::size_t>(dirty.width()));
    pyramid_.update(dirty);
    return dirty;
}

}  // namespace unclip::ui
