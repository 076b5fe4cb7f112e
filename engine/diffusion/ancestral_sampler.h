#pragma once

#include "engine/diffusion/edit.h"
#include "engine/diffusion/sampler_step.h"

namespace unclip {

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
