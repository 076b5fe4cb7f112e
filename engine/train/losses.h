#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// CLIP's symmetric contrastive loss (Radford et al. 2021, figure 3).
///
/// images, texts  [batch, width], not normalised; row i of one belongs to row i of the other
/// logScale       [], the logarithm of the inverse temperature
/// returns        [], float32
at::Tensor contrastiveLoss(const at::Tensor& images, const at::Tensor& texts, const at::Tensor& logScale);

/// How much each timestep counts when the network predicts the clean sample: min(SNR + 1, limit), the loss on
/// velocities (Salimans & Ho 2022, section 4) cut off as min-SNR is (Hang et al. 2023). Without the 1 the noisy
/// timesteps, at which it is decided what will be seen and where, would count next to nothing.
///
/// cumulativeAlphas  [batch], ᾱ of each sample's timestep
/// returns           [batch]
at::Tensor velocityWeights(const at::Tensor& cumulativeAlphas, double limit = 5.0);

/// The weighted mean squared difference. prediction, target [batch, ...]; weights [batch]; returns [], float32.
at::Tensor weightedSquares(const at::Tensor& prediction, const at::Tensor& target, const at::Tensor& weights);

}  // namespace unclip
