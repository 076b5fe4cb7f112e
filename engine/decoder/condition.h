#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// What a U-Net is told about the picture it paints: tokens to attend to, a vector added to its timestep embedding,
/// and, where it follows the structure of a picture, channels beside its input.
/// A super-resolution network is told nothing; all members are undefined then.
struct Condition {
    at::Tensor context;      ///< [batch, tokens, context width]
    at::Tensor contextMask;  ///< additive, [batch, 1, 1, tokens]; undefined: every token is seen
    at::Tensor timeShift;    ///< [batch, time width]
    at::Tensor hint;         ///< [1 or batch, UnetConfig::kHintChannels, height, width], of hintFrom()
};

}  // namespace unclip
