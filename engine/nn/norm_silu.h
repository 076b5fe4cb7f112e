#pragma once

#include "engine/nn/norm.h"

namespace unclip {

/// SiLU of a group norm's result, or of norm(x) · (1 + scale) + shift: what stands before every convolution of a
/// residual block (Dhariwal & Nichol 2021, adaptive group norm). On a CPU, without gradients, x in channels_last is
/// read twice and written once; step by step it is read and written seven times, which for large pictures takes as long
/// as convolving.
///
/// x             [batch, channels, height, width]
/// scale, shift  [batch or 1, channels, 1, 1], or undefined
at::Tensor siluOfNorm(const GroupNorm& norm, const at::Tensor& x, const at::Tensor& scale = {},
                      const at::Tensor& shift = {});

}  // namespace unclip
