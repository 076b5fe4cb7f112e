#pragma once

#include "engine/decoder/unet.h"
#include "engine/diffusion/ancestral_sampler.h"
#include "engine/diffusion/noise.h"

namespace unclip {

/// The small picture resized to the upsampler's size, with the reference's filter: antialiased bicubic, a = −0.5, also
/// upwards. picture [batch, 3, height, width] in −1..1, float32.
at::Tensor upsamplerCondition(const at::Tensor& picture, std::int64_t height, std::int64_t width);

/// Karlo's pair of networks, each asked for when its first step comes: `first` makes all steps but the last, which
/// `last` makes. Both may be the same.
struct UpsamplerNetworks {
    std::function<const Unet&()> first, last;
};

/// Paints the large picture from the small one.
///
/// condition  [batch, 3, height, width], float32: upsamplerCondition()
/// context    holds nothing but what to do between layers
/// edit       the large picture to start from, and where it stays as it is
/// noise      draws [3, height, width] once before the first step and once a step but the last
/// returns    [batch, 3, height, width], float32, about −1..1
at::Tensor sampleUpsampler(const UpsamplerNetworks& networks, const Scheduler& scheduler, const at::Tensor& condition,
                           const UnetContext& context, const Edit& edit, int steps, at::ScalarType dtype, Noise& noise,
                           const StepWatch& watch);

}  // namespace unclip
