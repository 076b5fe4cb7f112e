#pragma once

#include <QImage>
#include <opencv2/core.hpp>

namespace unclip::ui {

/// The border between the engine's pictures (8-bit BGR or BGRA) and Qt's. Both make copies; an empty picture stays
/// empty.
QImage toImage(const cv::Mat& pixels);
cv::Mat toBgr(const QImage& image);

}  // namespace unclip::ui
