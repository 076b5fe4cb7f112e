#pragma once

#include <opencv2/core.hpp>

namespace unclip {

/// How sharp a picture is: the deviation of its brightness's Laplacian, in levels of 0..255. Blur takes most of it away
/// while gradients' mean hardly falls. `bgr` is CV_8UC3.
double sharpnessOf(const cv::Mat& bgr);

}  // namespace unclip
