#pragma once

#include <QImage>
#include <QList>
#include <QRect>

namespace unclip::ui {

/// A picture in halving sizes, so that a large one is drawn small without touching all of its pixels. Handles
/// Format_RGB32, Format_ARGB32_Premultiplied and Format_Grayscale8; others are converted.
class ImagePyramid {
public:
    ImagePyramid() = default;
    explicit ImagePyramid(QImage image);

    bool isEmpty() const { return levels_.isEmpty(); }
    QSize size() const { return levels_.isEmpty() ? QSize() : levels_.first().size(); }
    const QImage& full() const { return levels_.first(); }
    /// Changes the full picture through this, then call update() with what changed.
    QImage& edit() { return levels_.first(); }
    /// Computes the smaller levels again below `changed` (pixels of the full picture).
    void update(const QRect& changed);

    /// The smallest level that has at least `scale` pixels for each pixel of the full picture; `step` is how many
    /// pixels of the full picture, a side, one of its pixels stands for.
    const QImage& level(double scale, int* step) const;

private:
    QList<QImage> levels_;
};

}  // namespace unclip::ui
