#include "ui/canvas/view_transform.h"

#include <algorithm>

namespace unclip::ui {
namespace {

constexpr double kFitMargin = 24;  // pixels around a fitted picture
constexpr double kVisible = 48;    // pixels of a picture that can't be moved out of sight

}  // namespace

void ViewTransform::fit(const QRectF& area, const QSizeF& view, bool enlarges) {
    if (area.isEmpty() || view.isEmpty())
        return;
    const double width = std::max(view.width() - 2 * kFitMargin, 16.0),
                 height = std::max(view.height() - 2 * kFitMargin, 16.0);
    double zoom = std::min(width / area.width(), height / area.height());
    if (!enlarges)
        zoom = std::min(zoom, 1.0);
    zoom_ = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    offset_ = QPointF(view.width() / 2, view.height() / 2) - area.center() * zoom_;
}

void ViewTransform::zoomTo(double zoom, const QPointF& anchor) {
    const QPointF fixed = toPicture(anchor);
    zoom_ = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    offset_ = anchor - fixed * zoom_;
}

void ViewTransform::keepInView(const QRectF& area, const QSizeF& view) {
    const QRectF shown = toView(area);
    const double visibleX = std::min(kVisible, shown.width()), visibleY = std::min(kVisible, shown.height());
    const double x =
        std::clamp(shown.left(), visibleX - shown.width(), std::max(view.width() - visibleX, visibleX - shown.width()));
    const double y = std::clamp(shown.top(), visibleY - shown.height(),
                                std::max(view.height() - visibleY, visibleY - shown.height()));
    offset_ += QPointF(x, y) - shown.topLeft();
}

}  // namespace unclip::ui
