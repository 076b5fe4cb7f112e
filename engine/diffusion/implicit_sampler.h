#pragma once

#include "engine/diffusion/ancestral_sampler.h"

namespace unclip {

/// Implicit sampling (Song et al. 2021, "Denoising diffusion implicit models", equation 12; diffusers' DDIMScheduler):
/// all that a picture becomes is in the noise that it starts from, but for what is drawn anew.
///
/// steps     as many as the scheduler allows
/// noise     [1 or batch, channels, height, width], what sampling starts from
/// newNoise  0..1: share of the noise's variance that ancestral sampling draws at each step, η² in the paper; 0: none
/// draw      standard normal numbers in the shape of the sample; called once before the first step for its shape, and
///           once a step but the last
/// returns   the clean sample, float32
at::Tensor sampleImplicit(const Scheduler& scheduler, int steps, const at::Tensor& noise, double newNoise,
                          const Predict& predict, const NoiseSource& draw, const StepWatch& watch);

/// The way back: the noise from which sampleImplicit paints about `clean` when nothing is drawn anew and the network is
/// the same (diffusers' DDIMInverseScheduler, whose timesteps are one step later). More steps come nearer.
///
/// clean    [batch, channels, height, width], −1..1
/// returns  the same shape, float32, about standard normal
at::Tensor invertImplicit(const Scheduler& scheduler, int steps, const at::Tensor& clean, const Predict& predict,
                          const StepWatch& watch);

}  // namespace unclip
