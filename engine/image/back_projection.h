#pragma once

#include <opencv2/core.hpp>

namespace unclip {

/// Iterative back-projection (Irani & Peleg 1991): corrects an enlarged picture until, reduced again, it is the picture
/// that it was made of. Edges stay as sharp as they were painted; hues and tones become the picture's own.
///
/// enlarged, picture  CV_8UC3; `enlarged` is a whole number of times as wide and high
/// returns            CV_8UC3 of the size of `enlarged`
cv::Mat backProjected(const cv::Mat& enlarged, const cv::Mat& picture);

}  // namespace unclip
