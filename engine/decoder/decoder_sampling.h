#pragma once

#include <limits>

#include "engine/decoder/unet.h"
#include "engine/diffusion/multistep_sampler.h"
#include "engine/diffusion/noise.h"

namespace unclip {

/// The timesteps at which guidance leads (Kynkäänniemi et al. 2024). At the others the condition's own rows run alone,
/// which is half the work.
struct GuidedTimesteps {
    std::int64_t first = 0, last = std::numeric_limits<std::int64_t>::max();  ///< both included

    bool contain(std::int64_t t) const { return first <= t && t <= last; }
};

struct DecoderSettings {
    int steps = 25;
    bool isGuided = true;  ///< the context has [unconditional; conditional] rows
    double guidance = 8.0;
    std::int64_t height = 64, width = 64;  ///< of the picture, or of the latents
    Sampler sampler = Sampler::ancestral;
    GuidedTimesteps guided = {};
    int tries = 1;           ///< pictures from each of the noise's generators; with `choose` alone more than one
    ChooseRows choose = {};  ///< sampleMultistep's; for another sampler it has to be undefined
};

/// Paints the small picture (Ramesh et al. 2022, section 2.1), or the latents of a large one (Kandinsky 2.2). A decoder
/// trained for inpainting is told that nothing is known.
///
/// context  of [batch] conditions, or of [2 × batch] with the unconditional ones first when guided
/// noise    draws [channels, height, width] once before the first step, all first tries' before the second ones', and
///          as the scheduler wants them
/// returns  [batch, channels, height, width], float32; of those that were chosen
at::Tensor sampleDecoder(const Unet& decoder, const Scheduler& scheduler, const UnetContext& context,
                         const DecoderSettings& settings, const Edit& edit, at::Device device, at::ScalarType dtype,
                         Noise& noise, const StepWatch& watch);

/// The noise from which the decoder paints about `picture` when it is told what it shows: the x_T that stands beside
/// the embedding for everything that CLIP doesn't see (Ramesh et al. 2022, section 3.1).
///
/// picture  [1, channels, height, width], −1..1
/// context  of one condition, unguided
/// returns  the same shape, float32
at::Tensor invertDecoder(const Unet& decoder, const Scheduler& scheduler, const UnetContext& context, int steps,
                         const at::Tensor& picture, at::ScalarType dtype, const StepWatch& watch);

}  // namespace unclip
