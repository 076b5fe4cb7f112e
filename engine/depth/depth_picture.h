#pragma once

#include <ATen/ATen.h>

#include <opencv2/core.hpp>

namespace unclip {

/// An estimator's depths at the size of the picture that they are of, bicubic (transformers'
/// post_process_depth_estimation). [1, height', width'] → [height, width], float32.
at::Tensor scaledTo(cv::Size picture, const at::Tensor& depths);

/// Depths as a grey picture, near is white: the farthest becomes 0 and the nearest 255 (transformers' pipeline
/// "depth-estimation"); all 0 where everything is equally far. [height, width] → 8 bits, one channel.
cv::Mat greyOf(const at::Tensor& depths);

}  // namespace unclip
