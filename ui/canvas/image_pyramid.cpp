#include "ui/canvas/image_pyramid.h"

#include <algorithm>

namespace unclip::ui {
namespace {

constexpr int kSmallestSide = 256;

/// Means of 2×2 pixels of `from` into `target` of `to`; an odd last row or column stands for itself.
void halve(const QImage& from, QImage& to, const QRect& target) {
    const int channels = from.depth() / 8;
    const int lastX = from.width() - 1, lastY = from.height() - 1;
    for (int y = target.top(); y <= target.bottom(); ++y) {
        const uchar* above = from.constScanLine(std::min(2 * y, lastY));
        const uchar* below = from.constScanLine(std::min(2 * y + 1, lastY));
        uchar* line = to.scanLine(y) + target.left() * channels;
        for (int x = target.left(); x <= target.right(); ++x) {
            const int left = std::min(2 * x, lastX) * channels, right = std::min(2 * x + 1, lastX) * channels;
            for (int c = 0; c < channels; ++c)
                *line++ = static_cast<uchar>(
                    (above[left + c] + above[right + c] + below[left + c] + below[right + c] + 2) / 4);
        }
    }
}

}  // namespace

ImagePyramid::ImagePyramid(QImage image) {
    if (image.isNull())
        return;
    if (image.format() != QImage::Format_Grayscale8)
        image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    levels_.append(std::move(image));
    while (std::max(levels_.last().width(), levels_.last().height()) > kSmallestSide) {
        const QImage& from = levels_.last();
        QImage half(std::max(1, (from.width() + 1) / 2), std::max(1, (from.height() + 1) / 2), from.format());
        halve(from, half, half.rect());
        levels_.append(half);
    }
}

void ImagePyramid::update(const QRect& changed) {
    QRect rect = changed.intersected(isEmpty() ? QRect() : levels_.first().rect());
    for (qsizetype i = 1; i < levels_.size() && !rect.isEmpty(); ++i) {
        rect = QRect(QPoint(rect.left() / 2, rect.top() / 2), QPoint(rect.right() / 2, rect.bottom() / 2))
                   .intersected(levels_[i].rect());
        halve(levels_[i - 1], levels_[i], rect);
    }
}

const QImage& ImagePyramid::level(double scale, int* step) const {
    qsizetype chosen = 0;
    *step = 1;
    while (chosen + 1 < levels_.size() && 1.0 / (*step * 2) >= scale) {
        ++chosen;
        *step *= 2;
    }
    return levels_[chosen];
}

}  // namespace unclip::ui
