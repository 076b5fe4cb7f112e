#pragma once

#include <opencv2/core.hpp>

namespace unclip {

/// One channel as three equal ones, to weigh a BGR picture with.
cv::Mat inThree(const cv::Mat& channel);

/// Values that are known where `weight` is high, spread smoothly to where it is 0: means over ever larger areas fill in
/// what is missing (pull and push, Gortler et al. 1996, section 3.4).
///
/// weighted  CV_32FC3: value times weight
/// weight    CV_32FC1, 0 and more
/// returns   CV_32FC3 values; zeros where no weight is above 0 anywhere
cv::Mat spread(const cv::Mat& weighted, const cv::Mat& weight);

}  // namespace unclip
