#pragma once

#include "engine/diffusion/ancestral_sampler.h"

namespace unclip {

/// How noise becomes a picture or an embedding.
enum class Sampler {
    ancestral,  ///< sampleAncestral: as the reference's unCLIP and Kandinsky pipelines
    multistep,  ///< sampleMultistep: for fewer steps
};

/// The timesteps of sampleMultistep, from noisy to clean: evenly spaced, without those that hold next to no picture
/// (a cosine schedule's last ones, where the solver would be unstable). Throws RequestError when there can't be so
/// many.
std::vector<std::int64_t> multistepTimesteps(const Scheduler& scheduler, int steps);

/// DPM-Solver++ (2M) (Lu et al. 2022; diffusers' DPMSolverMultistepScheduler with order 2, the midpoint and a last step
/// to no noise at all): from what the last two steps believed follows where the belief is going, so that fewer steps
/// are needed. Nothing is drawn after the first noise.
///
/// edit     as in sampleAncestral; its rounds aren't looked at, and what is kept has the noise that the sample began
/// with draw     standard normal numbers in the sample's shape; called once returns  the clean sample, float32
at::Tensor sampleMultistep(const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                           const NoiseSource& draw, const StepWatch& watch);

/// Samples with the one that is asked for; kept parts in several rounds only sampleAncestral knows.
at::Tensor sampleWith(Sampler sampler, const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                      const NoiseSource& draw, const StepWatch& watch);

}  // namespace unclip
