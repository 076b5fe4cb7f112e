#pragma once

#include "engine/pipeline/painting.h"

namespace unclip {

/// The prompt as the request's prior mode gives it to the decoder, one row a picture of `noise`.
ImageCondition conditionOfPrompt(Painting& painting, Noise& noise);

/// Cosine similarity of a picture to `wanted`, [1, width], in CLIP's space: −1..1.
double likeness(Painting& painting, const cv::Mat& picture, const at::Tensor& wanted);

/// Whether the nearest try is chosen when half of its steps are done, and the others are left there: where nothing is
/// drawn after the first noise, what becomes of a picture shows by then.
bool choosesHalfway(const PaintSettings& settings, const Edit& edit = {});

/// The decoder's pictures [pictures, 3, small height, small width], −1..1: of as many tries as the settings say, each
/// picture's nearest to `wanted`. `image` conditions each try anew; `edit` is in pixels; `first` is the index of the
/// first picture.
at::Tensor paintSmallPictures(Painting& painting, const std::function<ImageCondition()>& image,
                              const at::Tensor& wanted, const Edit& edit, Noise& noise, int first);

}  // namespace unclip
