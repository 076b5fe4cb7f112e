#include "engine/upsampler/super_resolution.h"

namespace unclip {

at::Tensor upsamplerCondition(const at::Tensor& picture, std::int64_t height, std::int64_t width) {
    return at::_upsample_bicubic2d_aa(picture.contiguous(), {height, width}, /*align_corners=*/false);
}

at::Tensor sampleUpsampler(const UpsamplerNetworks& networks, const Scheduler& scheduler, const at::Tensor& condition,
                           const UnetContext& context, const Edit& edit, int steps, at::ScalarType dtype, Noise& noise,
                           const StepWatch& watch) {
    const auto predict = [&](const at::Tensor& x, std::int64_t t, bool isLast) {
        const auto input = at::cat({x, condition}, 1).to(dtype);
        const auto timesteps = at::full({x.size(0)}, t, input.options().dtype(at::kLong));
        return (isLast ? networks.last() : networks.first())(input, timesteps, context).to(at::kFloat).contiguous();
    };
    const auto draw = [&] {
        return noise.draw({condition.size(1), condition.size(2), condition.size(3)}, condition.device());
    };
    return sampleAncestral(scheduler, steps, edit, predict, draw, watch);
}

}  // namespace unclip
