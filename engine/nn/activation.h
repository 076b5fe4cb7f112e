#pragma once

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

namespace unclip {

/// SiLU of a tensor that nobody else needs: in place, unless its old value is wanted for a gradient.
inline at::Tensor siluConsuming(at::Tensor x) {
    return c10::GradMode::is_enabled() ? at::silu(x) : at::silu_(x);
}

/// CLIP's cheap GELU: x · sigmoid(1.702 x).
inline at::Tensor quickGelu(const at::Tensor& x) {
    return x * at::sigmoid(1.702 * x);
}

}  // namespace unclip
