#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// What a U-Net is told about the picture it paints: tokens to attend to, and a vector added to its timestep embedding.
/// A super-resolution network is told nothing; all members are undefined then.
struct Condition {
    at::Tensor context;      ///< [batch, tokens, context width]
    at::Tensor contextMask;  ///< additive, [batch, 1, 1, tokens]; undefined: every token is seen
    at::Tensor timeShift;    ///< [batch, time width]
};

}  // namespace unclip
