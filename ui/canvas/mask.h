#pragma once

#include <QImage>
#include <QPolygonF>
#include <QRect>

#include "ui/canvas/image_pyramid.h"

namespace unclip::ui {

struct MaskBrush {
    static constexpr double kSmallest = 1, kLargest = 2000;

    double size = 48;       ///< diameter in pixels of the picture, kSmallest..kLargest
    double hardness = 0.8;  ///< 0..1: part of the radius that is marked fully
    double opacity = 1.0;   ///< 0..1
    bool erases = false;
};

/// What shall be repainted: 255 yes, 0 no, between: softly. Every change gives the rectangle it may have touched.
class Mask {
public:
    Mask() = default;
    explicit Mask(const QSize& size);
    /// `image` scaled to `size` as a mask.
    Mask(const QImage& image, const QSize& size);

    QSize size() const { return pyramid_.size(); }
    const ImagePyramid& pyramid() const { return pyramid_; }
    const QImage& image() const { return pyramid_.full(); }
    bool isNull() const { return pyramid_.isEmpty(); }
    bool isEmpty() const;

    /// A stroke from one point to the next (equal: a dab). Marks never add up, so that a stroke has one darkness.
    QRect stroke(const QPointF& from, const QPointF& to, const MaskBrush& brush);
    QRect fill(const QPolygonF& outline, bool erases);
    QRect fillAll(uchar value);
    QRect invert();
    /// Puts a part back as it was.
    QRect replace(const QPoint& at, const QImage& part);

private:
    ImagePyramid pyramid_;
};

}  // namespace unclip::ui
