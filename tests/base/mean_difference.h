#pragma once

#include <opencv2/core.hpp>

namespace unclip::tests {

/// How far two 8-bit pictures are apart, in levels of 0..255 a channel; 255 for pictures of different sizes or types.
inline double meanDifference(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size() || a.type() != b.type())
        return 255;
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * static_cast<std::size_t>(a.channels()));
}

}  // namespace unclip::tests
