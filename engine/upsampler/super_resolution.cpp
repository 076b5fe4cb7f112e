#include "engine/upsampler/super_resolution.h"

namespace unclip {

at::Tensor upsamplerCondition(const at::Tensor& picture, std::int64_t height, std::int64_t width) {
    return at::_upsample_bicubic2d_aa(picture.contiguous(), {height, width}, /*align_corners=*/false);
}

at::Tensor sampleUpsampler(const UpsamplerNetworks& networks, const UnclipScheduler& scheduler,
                           const at::Tensor& condition, const UnetContext& context, int steps, at::ScalarType dtype,
                           Noise& noise, const StepWatch& watch) {
    const auto draw = [&] {
        return noise.draw({condition.size(1), condition.size(2), condition.size(3)}).to(condition.device());
    };
    const auto timesteps = scheduler.timesteps(steps);
    auto x = draw();
    watch({0, steps, {}, {}, x});
    for (std::size_t i = 0; i < timesteps.size(); ++i) {
        const bool isLast = i + 1 == timesteps.size();
        const auto input = at::cat({x, condition}, 1).to(dtype);
        const auto t = at::full({x.size(0)}, timesteps[i], at::TensorOptions().dtype(at::kLong).device(x.device()));
        const auto output =
            (isLast ? networks.last() : networks.first())(input, t, context).to(at::kFloat).contiguous();
        const auto next = isLast ? std::nullopt : std::optional(timesteps[i + 1]);
        const auto step = scheduler.step(output, timesteps[i], next, x, draw);
        x = step.previous;
        watch({static_cast<int>(i) + 1, static_cast<int>(timesteps.size()), output, step.predictedClean, x});
    }
    return x;
}

}  // namespace unclip
