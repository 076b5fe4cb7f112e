#pragma once

#include "engine/image/edit_window.h"
#include "engine/pipeline/painting.h"

namespace unclip {

/// Pixels a side of the square windows in which pictures are edited: the model's own size.
int windowSide(const Painting& painting);

/// A window as an edit in pixels, on the model's device.
Edit editOf(const Painting& painting, const EditWindow& window, double strength);

/// A window with what the decoder and the upsampler paint into it, 8-bit BGR. `wanted`, [1, width], is what CLIP is to
/// find there.
cv::Mat repaintedWindow(Painting& painting, const EditWindow& window, const ImageCondition& image,
                        const at::Tensor& wanted, Noise& noise, int index);

/// How many times over the decoder steps: decoders that were not trained on masks repeat each step (RePaint).
int roundsOfDecoder(const Painting& painting);

}  // namespace unclip
