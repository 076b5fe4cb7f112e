#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace unclip::ui {

/// Where a picture's pixels lie in the view: zoom and offset, nothing else. Picture coordinates begin at the picture's
/// upper left corner; negative ones lie outside of it.
class ViewTransform {
public:
    static constexpr double kSmallestZoom = 1.0 / 64, kLargestZoom = 64.0;

    double zoom() const { return zoom_; }
    QPointF toView(const QPointF& picture) const { return picture * zoom_ + offset_; }
    QRectF toView(const QRectF& picture) const { return {toView(picture.topLeft()), picture.size() * zoom_}; }
    QPointF toPicture(const QPointF& view) const { return (view - offset_) / zoom_; }
    QRectF toPicture(const QRectF& view) const { return {toPicture(view.topLeft()), view.size() / zoom_}; }

    /// Shows `area` whole and in the middle of the view, at most at 100 % unless `enlarges`.
    void fit(const QRectF& area, const QSizeF& view, bool enlarges = true);
    /// Changes the zoom so that what lies under `anchor` (view coordinates) stays there.
    void zoomTo(double zoom, const QPointF& anchor);
    void pan(const QPointF& by) { offset_ += by; }
    /// Keeps at least a corner of `area` visible.
    void keepInView(const QRectF& area, const QSizeF& view);

    bool operator==(const ViewTransform&) const = default;

private:
    double zoom_ = 1.0;
    QPointF offset_;
};

}  // namespace unclip::ui
