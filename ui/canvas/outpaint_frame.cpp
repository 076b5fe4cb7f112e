#include "ui/canvas/outpaint_frame.h"

#include <QRectF>
#include <algorithm>
#include <cmath>

namespace unclip::ui {
namespace {

constexpr int kStep = 8;

int margin(double pixels, int limit) {
    return std::clamp(static_cast<int>(std::lround(pixels / kStep)) * kStep, 0, std::max(limit, 0));
}

}  // namespace

void OutpaintFrame::setPicture(const QSize& size) {
    picture_ = size;
    margins_ = {};
}

QRectF OutpaintFrame::rect() const {
    return QRectF(-margins_.left, -margins_.top, picture_.width() + margins_.left + margins_.right,
                  picture_.height() + margins_.top + margins_.bottom);
}

int OutpaintFrame::edgesAt(const QPointF& point, double reach) const {
    const QRectF frame = rect();
    if (!frame.adjusted(-reach, -reach, reach, reach).contains(point))
        return kNone;
    int edges = kNone;
    if (std::abs(point.x() - frame.left()) <= reach)
        edges |= kLeft;
    else if (std::abs(point.x() - frame.right()) <= reach)
        edges |= kRight;
    if (std::abs(point.y() - frame.top()) <= reach)
        edges |= kTop;
    else if (std::abs(point.y() - frame.bottom()) <= reach)
        edges |= kBottom;
    return edges;
}

void OutpaintFrame::drag(int edges, const QPointF& to) {
    const int spareX = kMaximumPictureSide - picture_.width(), spareY = kMaximumPictureSide - picture_.height();
    if (edges & kLeft)
        margins_.left = margin(-to.x(), spareX - margins_.right);
    if (edges & kRight)
        margins_.right = margin(to.x() - picture_.width(), spareX - margins_.left);
    if (edges & kTop)
        margins_.top = margin(-to.y(), spareY - margins_.bottom);
    if (edges & kBottom)
        margins_.bottom = margin(to.y() - picture_.height(), spareY - margins_.top);
}

}  // namespace unclip::ui
