#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/image/read_picture.h"

namespace unclip {

/// Masks are CV_8UC1: 255 repaint, 0 keep, between: soft. Where a border is looked for, pixels of this value and more
/// are masked.
constexpr int kMasked = 128;

/// Reads a mask and scales it to `wanted`. Colours become grey; where the mask's file has transparent parts, those
/// keep. Masks of other programs are understood as they were meant: levels up to 16 are black and from 235 on white
/// (TV range, JPEG noise), and specks far from everything else are left out. Appends sentences to `notes` when it was
/// scaled or specks were left out. Throws PictureError.
cv::Mat readMask(const std::filesystem::path& file, cv::Size wanted, std::vector<Sentence>& notes);

/// The mask that a picture's own transparent parts make: 255 where alpha is 0. All black when the picture is opaque, or
/// as good as opaque.
cv::Mat maskFromAlpha(const Picture& picture);

/// How much of the picture a mask marks and where: "12 % of the picture, 80 × 60 pixels at 10, 20".
Sentence maskInWords(const cv::Mat& mask);

bool isEmptyMask(const cv::Mat& mask);  ///< nothing to repaint

/// Blend weights, CV_32FC1 in 0..1: 1 where the mask is 255; falling smoothly to 0 over `pixels` outside of the region
/// where the mask is at least 128; soft mask values count as their own weight where that is greater. Exactly 0 farther
/// than `pixels` from every masked pixel, so that nothing there can change.
cv::Mat feather(const cv::Mat& mask, int pixels);

/// original + weight * (painted - original), rounded, per channel. Where the weight is 0 the original's bytes, where it
/// is 1 the painted one's, exactly. All three have the same size; pictures are CV_8UC3.
cv::Mat blend(const cv::Mat& original, const cv::Mat& painted, const cv::Mat& weight);

/// Smallest box around all pixels that are not 0; empty when there are none.
cv::Rect boundingBox(const cv::Mat& mask);

/// Boxes of the mask's separate regions; regions that lie less than `gap` pixels apart count as one. Top to bottom.
std::vector<cv::Rect> maskRegions(const cv::Mat& mask, int gap);

}  // namespace unclip
