#pragma once

#include <opencv2/core.hpp>

namespace unclip {

/// How far neighbouring pixels differ, as the mean of their channels' absolute differences, 0..255.
struct Seam {
    double across = 0;  ///< from one side of the mask's border to the other
    double nearby =
        0;  ///< in the picture within `kSeamSurroundings` pixels outside the border, before it was repainted
};

constexpr int kSeamSurroundings = 24;

/// How visible the border of a repainted region is. `before` and `after` are CV_8UC3, `mask` CV_8UC1 with kMasked and
/// more repainted; all of one size. A mask without a border (nothing or everything repainted) gives zeros.
Seam seamOf(const cv::Mat& before, const cv::Mat& after, const cv::Mat& mask);

}  // namespace unclip
