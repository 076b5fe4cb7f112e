#pragma once

#include <ATen/ATen.h>

#include <functional>

namespace unclip {

/// One finished step of a sampler, for progress, previews, film strips and dumps.
struct SamplerStep {
    int step = 0, steps = 0;    ///< this step, counted from 1, of how many; 0: the noise that it starts from
    at::Tensor output;          ///< the network's output after guidance
    at::Tensor predictedClean;  ///< the clean sample that the step believes in
    at::Tensor sample;          ///< what the next step starts from
};

/// Called before the first step and after every one. Stops the sampler by throwing (Cancelled).
using StepWatch = std::function<void(const SamplerStep&)>;

}  // namespace unclip
