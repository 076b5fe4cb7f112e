#pragma once

#include "engine/pipeline/painting.h"

namespace unclip {

/// Whether pictures that follow others start from the noise that the decoder would paint those from, some of it drawn
/// anew: as much as the request's strength says.
bool startsFromNoiseOfPicture(const Painting& painting);

/// That noise, for a picture and its CLIP embedding, in the decoder's shape and size.
at::Tensor noiseOfPicture(Painting& painting, const cv::Mat& picture, const at::Tensor& embedding);

/// Work of finding that noise out, once.
double workOfNoise(const Painting& painting);

/// The middle of a picture, which CLIP sees, too, in the decoder's shape and size: [1, 3, height, width], −1..1.
at::Tensor middleOf(const Painting& painting, const cv::Mat& picture);

}  // namespace unclip
