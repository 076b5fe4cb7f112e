#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// Spherical interpolation of two embeddings (Ramesh et al. 2022, section 3.2): the direction goes along the great
/// circle, the length linearly. share 0 gives `from`, 1 gives `to`. [batch, width].
at::Tensor slerp(const at::Tensor& from, const at::Tensor& to, double share);

/// A picture's embedding turned along a difference of texts (section 3.3): slerp towards the normalised difference,
/// scaled to the picture's length. `share` 0..1; the paper goes to 0.25–0.5. [batch, width].
at::Tensor alongTextDifference(const at::Tensor& picture, const at::Tensor& fromText, const at::Tensor& toText,
                               double share);

}  // namespace unclip
