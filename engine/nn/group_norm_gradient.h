#pragma once

#include <ATen/core/Tensor.h>

namespace unclip {

/// Whether a network in training normalises `x` with groupNormWithGradient: bfloat16 pictures [batch, channels, height,
/// width] in channels_last on a CPU, where libtorch's own gradient takes a third of the decoder's training time.
bool hasQuickGroupNormGradient(const at::Tensor& x, const at::Tensor& weight);

/// at::group_norm with a gradient that passes twice over the pictures. Sums and the gradients of `weight` and `bias`
/// are float32.
///
/// x             [batch, channels, height, width], as hasQuickGroupNormGradient wants it
/// weight, bias  [channels], float32
at::Tensor groupNormWithGradient(const at::Tensor& x, std::int64_t groups, const at::Tensor& weight,
                                 const at::Tensor& bias, double epsilon);

}  // namespace unclip
