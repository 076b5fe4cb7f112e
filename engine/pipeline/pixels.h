#pragma once

#include <ATen/ATen.h>

#include <opencv2/core.hpp>

namespace unclip {

/// Picture `row` of [batch, 3, height, width], red first, −1..1, as 8-bit BGR; rounded half to even as the reference
/// does.
cv::Mat toPixels(const at::Tensor& pictures, std::int64_t row);

/// 8-bit BGR as [1, 3, height, width], red first, −1..1, float32.
at::Tensor fromPixels(const cv::Mat& bgr);

}  // namespace unclip
