#pragma once

#include <opencv2/core.hpp>

namespace unclip {

enum class ResampleFilter {
    bicubic,   ///< a = -0.5, support 2
    lanczos,   ///< support 3
    bilinear,  ///< support 1
};

/// Scales an 8-bit picture bit for bit as Pillow's Image.resize does.
///
/// picture      CV_8U with 1, 3 or 4 channels; of 4 channels the last is alpha, and colours are scaled premultiplied by
/// it size         wanted size, both sides at least 1 reducingGap  0: none; from 1 on the picture is first reduced by
/// whole numbers so that the filter still shrinks it by this
///              factor (Pillow's reducing_gap: faster for great reductions, nearly equal from 3 on)
/// Throws PictureError for other pixel types or sizes below 1.
cv::Mat resample(const cv::Mat& picture, cv::Size size, ResampleFilter filter = ResampleFilter::bicubic,
                 double reducingGap = 0);

/// Scales so that the short edge is `side` and the long one int(side * long / short), as CLIP's feature extractor does.
cv::Mat resizeShortEdge(const cv::Mat& picture, int side, ResampleFilter filter = ResampleFilter::bicubic);

/// The middle of a picture: top = (height - size.height) / 2, left likewise, rounded down; parts of `size` that lie
/// beyond the picture are black.
cv::Mat centreCrop(const cv::Mat& picture, cv::Size size);

/// The largest size of the same shape that fits into `box`, each side at least 1.
cv::Size fitInto(cv::Size picture, cv::Size box);

}  // namespace unclip
