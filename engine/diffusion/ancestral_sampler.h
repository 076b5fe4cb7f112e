#pragma once

#include "engine/diffusion/sampler_step.h"
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

/// The network: a sample [batch, ...] at timestep t → its output after guidance, float32.
using Predict = std::function<at::Tensor(const at::Tensor& sample, std::int64_t t, bool isLast)>;

/// Ancestral sampling, for prior, decoder and upsampler. Where an edit keeps a part of the
/// picture, that part's noised version is put back after every step, and steps are repeated from a little more noise
/// (Lugmayr et al. 2022, RePaint, algorithm 1).
///
/// steps    as many as the scheduler allows
/// draw     standard normal numbers in the sample's shape; called once before the first step and as the scheduler wants
///          them (UnclipScheduler: once a step but the last), oftener when something is kept
/// returns  the clean sample, float32
at::Tensor sampleAncestral(const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                           const NoiseSource& draw, const StepWatch& watch);

}  // namespace unclip
