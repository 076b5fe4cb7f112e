#pragma once

#include <opencv2/core.hpp>

namespace unclip {

/// Shifts the tone of a repainted part so that it meets the picture around it. Where both are blended (a weight between
/// 0 and 1) they show the same place: how far they differ there in tone is spread smoothly over all of `painted`.
/// Differences as large as those between things are not of tone and don't count.
///
/// painted, original  CV_8UC3; weight CV_32FC1, see feather(); all of one size
/// returns            CV_8UC3; `painted` itself when nothing is blended
cv::Mat harmonised(const cv::Mat& painted, const cv::Mat& original, const cv::Mat& weight);

}  // namespace unclip
