#pragma once

#include "engine/diffusion/scheduler.h"

namespace unclip {

/// What a sampler starts from and what it must leave alone.
struct Edit {
    at::Tensor picture;  ///< [1, channels, height, width], −1..1; undefined: painted from nothing
    at::Tensor keep;  ///< [1, 1, height, width], 1 where the picture stays, 0 where it is repainted; undefined: nowhere
    double strength = 1;  ///< 0..1: share of the steps that run, from the picture noised that far; 1: from noise alone
    bool keepsFirstNoise = false;  ///< the kept part gets the noise that the sample began with at every step, as in
                                   ///< diffusers' KandinskyV22InpaintPipeline; else new noise each time
    at::Tensor noise;     ///< [1, channels, height, width]: painted from this noise of a picture (invertDecoder) by
                          ///< implicit sampling, and nothing else here is looked at; undefined: from drawn noise
    double newNoise = 1;  ///< 0..1: share of the variance of `noise` that is drawn anew at every step, and of guidance
    int rounds = 1;  ///< how often each step is taken back and repeated, so that new and kept parts come into harmony

    bool keepsSome() const { return keep.defined(); }
};

/// Where sampling begins.
struct SamplerStart {
    std::vector<std::int64_t> timesteps;  ///< from noisy to clean, those alone that the edit's strength leaves
    at::Tensor noise;                     ///< the first noise
    at::Tensor sample;                    ///< that noise, or the edit's picture noised as far as the first timestep
};

/// Draws once. `timesteps` are those of the whole way.
SamplerStart startSampling(const Scheduler& scheduler, std::vector<std::int64_t> timesteps, const Edit& edit,
                           const NoiseSource& draw);

/// `clean` [1 or batch, ...] with the `noise` [batch, ...] of timestep `t`.
at::Tensor noised(const Scheduler& scheduler, const at::Tensor& clean, const at::Tensor& noise, std::int64_t t);

}  // namespace unclip
