#pragma once

#include "engine/diffusion/ancestral_sampler.h"

namespace unclip {

/// How noise becomes a picture or an embedding.
enum class Sampler {
    ancestral,  ///< as the reference's pipelines: sampleAncestral, or what the model's scheduler says instead
    multistep,  ///< sampleMultistep: for fewer steps
};

/// The believed clean sample [batch, ...] → the rows to go on with, int64.
using ChooseRows = std::function<at::Tensor(const at::Tensor& predictedClean)>;

/// The timesteps of sampleMultistep, from noisy to clean: evenly spaced, without those that hold next to no picture
/// (a cosine schedule's last ones, where the solver would be unstable). Throws RequestError when there can't be so
/// many.
std::vector<std::int64_t> multistepTimesteps(const Scheduler& scheduler, int steps);

/// DPM-Solver++ (2M) (Lu et al. 2022; diffusers' DPMSolverMultistepScheduler with order 2, the midpoint and a last step
/// to no noise at all): from what the last two steps believed follows where the belief is going, so that fewer steps
/// are needed. Nothing is drawn after the first noise.
///
/// edit     as in sampleAncestral, but in one round; what is kept has the noise that the sample began with
/// draw     standard normal numbers in the sample's shape; called once
/// choose   called after half of the steps, when defined: only the rows that it names are sampled to the end, and the
///          network's input has as many from then on
/// returns  the clean sample, float32
at::Tensor sampleMultistep(const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                           const NoiseSource& draw, const StepWatch& watch, const ChooseRows& choose = {});

/// Samples with the one that is asked for; kept parts in several rounds only sampleAncestral knows, and kept parts at
/// all sampleLinearMultistep doesn't.
at::Tensor sampleWith(Sampler sampler, const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                      const NoiseSource& draw, const StepWatch& watch);

}  // namespace unclip
