#pragma once

#include <QRect>
#include <QRectF>
#include <QSize>

#include "engine/request/request.h"

namespace unclip::ui {

/// The frame around a picture that shows how far it will be continued: dragged outwards at its edges and corners.
class OutpaintFrame {
public:
    enum Edge { kNone = 0, kLeft = 1, kRight = 2, kTop = 4, kBottom = 8 };

    void setPicture(const QSize& size);
    const Margins& margins() const { return margins_; }
    void setMargins(const Margins& margins) { margins_ = margins; }
    bool isOpen() const { return margins_ != Margins{}; }
    QRectF rect() const;

    /// The edges that lie within `reach` of a point (picture coordinates).
    int edgesAt(const QPointF& point, double reach) const;
    /// Moves edges to a point; inwards only back to the picture. Steps of 8 pixels.
    void drag(int edges, const QPointF& to);

private:
    QSize picture_;
    Margins margins_;
};

}  // namespace unclip::ui
