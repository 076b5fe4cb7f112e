#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// Whether winogradConvolution() takes x and weight, and is quicker than a direct convolution: large pictures of many
/// channels in float32 on a CPU, without gradients.
bool winogradPays(const at::Tensor& x, const at::Tensor& weight);

/// Convolution of 3 × 3, with stride 1 and a border of zeros, by minimal filtering F(4 × 4, 3 × 3) (Lavin & Gray 2016):
/// tiles of 6 × 6 cells and the kernels are turned into a form in which a convolution is 36 products of matrices,
/// which takes a quarter of the multiplications. oneDNN has it for none of these processors.
///
/// x       [batch, inputs, height, width], float32, in channels_last
/// weight  [outputs, inputs, 3, 3], float32
/// bias    [outputs], or undefined
/// returns [batch, outputs, height, width] in channels_last, to about 1e-5 of its largest number
at::Tensor winogradConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

}  // namespace unclip
