#pragma once

#include "engine/diffusion/multistep_sampler.h"
#include "engine/diffusion/noise.h"
#include "engine/diffusion/sampler_step.h"
#include "engine/diffusion/scheduler.h"
#include "engine/prior/prior_transformer.h"

namespace unclip {

struct PriorSettings {
    int steps = 25;
    bool isGuided = true;  ///< the condition has [unconditional; conditional] rows
    double guidance = 4.0;
    std::int64_t each = 1;  ///< embeddings of one picture, whose noise is drawn together; their rows stand together
    Sampler sampler = Sampler::ancestral;
};

/// Draws CLIP image embeddings for a caption (Ramesh et al. 2022, section 2.2).
///
/// context  of [batch] captions, or of [2 × batch] with the unconditional ones first when guided
/// noise    draws [each, width] once before the first step and, for ancestral sampling, once a step but the last
/// dtype    in which the network computes; the sampler itself stays in float32
/// returns  [pictures × each, width], float32, in CLIP's own scale
at::Tensor samplePrior(const PriorTransformer& prior, const Scheduler& scheduler, const PriorContext& context,
                       const PriorSettings& settings, at::Device device, at::ScalarType dtype, Noise& noise,
                       const StepWatch& watch);

/// CLIP image embeddings of a prior that predicts them in one pass, without guidance (ECLIPSE; Patel et al. 2023).
///
/// context  of [pictures × each] captions; rows of one picture stand together
/// noise    draws [each, width] once
/// returns  [pictures × each, width], float32, in CLIP's own scale
at::Tensor predictInOnePass(const PriorTransformer& prior, const PriorContext& context, std::int64_t each,
                            at::Device device, at::ScalarType dtype, Noise& noise, const StepWatch& watch);

}  // namespace unclip
