#pragma once

#include <opencv2/core.hpp>

#include "engine/scenes/world.h"

namespace unclip {

/// A thing that isn't taken from the font, as 8-bit BGRA with premultiplied alpha, filling [height, width].
/// `bgr` is the colour of a flat shape; rainbow and piano have their own.
cv::Mat draw(Drawing drawing, cv::Size size, const std::array<int, 3>& bgr);

}  // namespace unclip
