#pragma once

#include "engine/diffusion/ancestral_sampler.h"

namespace unclip {

/// Pseudo linear multistep sampling (Liu et al. 2022, "Pseudo numerical methods for diffusion models on manifolds",
/// equation 12; diffusers' PNDMScheduler with skip_prk_steps): each step is that of the scheduler, with an output that
/// is carried forward from those of up to four steps. The first step asks the network twice.
///
/// edit     where sampling starts; nothing may be kept
/// draw     standard normal numbers in the sample's shape; called once
/// returns  the clean sample, float32
at::Tensor sampleLinearMultistep(const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                                 const NoiseSource& draw, const StepWatch& watch);

}  // namespace unclip
