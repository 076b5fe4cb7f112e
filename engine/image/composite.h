#pragma once

#include <opencv2/core.hpp>

namespace unclip {

/// Lays a CV_8UC3 picture on white where its CV_8UC1 alpha is below 255.
void compositeOnWhite(cv::Mat& bgr, const cv::Mat& alpha);

/// The same for CV_8UC4; returns CV_8UC3.
cv::Mat compositedOnWhite(const cv::Mat& bgra);

/// The other way round, as well as 8 bits allow: the CV_8UC4 picture that looks like `onWhite` (CV_8UC3) on white.
/// Without alpha the picture as it is.
cv::Mat liftedFromWhite(const cv::Mat& onWhite, const cv::Mat& alpha);

}  // namespace unclip
