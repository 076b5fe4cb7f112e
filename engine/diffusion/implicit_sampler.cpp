#include "engine/diffusion/implicit_sampler.h"

#include <algorithm>

namespace unclip {
namespace {

Belief beliefAt(const Scheduler& scheduler, const at::Tensor& output, const at::Tensor& sample, std::int64_t t) {
    return scheduler.beliefOf(output.narrow(1, 0, sample.size(1)), sample, scheduler.cumulativeAlphas()[t]);
}

}  // namespace

at::Tensor sampleImplicit(const Scheduler& scheduler, int steps, const at::Tensor& noise, double newNoise,
                          const Predict& predict, const NoiseSource& draw, const StepWatch& watch) {
    const auto timesteps = scheduler.timesteps(steps);
    at::Tensor x = noise.expand_as(draw());
    watch({0, steps, {}, {}, x});
    for (std::size_t i = 0; i < timesteps.size(); ++i) {
        const bool isLast = i + 1 == timesteps.size();
        const auto output = predict(x, timesteps[i], isLast);
        const auto belief = beliefAt(scheduler, output, x, timesteps[i]);
        if (isLast) {
            x = belief.clean;
        } else {
            const auto alphaProduct = scheduler.cumulativeAlphas()[timesteps[i]];
            const auto alphaProductBefore = scheduler.cumulativeAlphas()[timesteps[i + 1]];
            const auto variance =
                newNoise * (1 - alphaProductBefore) / (1 - alphaProduct) * (1 - alphaProduct / alphaProductBefore);
            x = at::sqrt(alphaProductBefore) * belief.clean +
                at::sqrt(at::clamp_min(1 - alphaProductBefore - variance, 0)) * belief.noise;
            if (newNoise > 0)
                x = x + at::sqrt(variance) * draw();
        }
        watch({static_cast<int>(i) + 1, steps, output, belief.clean, x});
    }
    return x;
}

at::Tensor invertImplicit(const Scheduler& scheduler, int steps, const at::Tensor& clean, const Predict& predict,
                          const StepWatch& watch) {
    auto timesteps = scheduler.timesteps(steps);
    std::reverse(timesteps.begin(), timesteps.end());
    const int moves = steps - 1;
    at::Tensor x = clean;
    watch({0, moves, {}, {}, x});
    for (int i = 0; i < moves; ++i) {
        const auto t = timesteps[static_cast<std::size_t>(i)];
        const auto output = predict(x, t, i + 1 == moves);
        const auto belief = beliefAt(scheduler, output, x, t);
        const auto noisier = scheduler.cumulativeAlphas()[timesteps[static_cast<std::size_t>(i) + 1]];
        x = at::sqrt(noisier) * belief.clean + at::sqrt(1 - noisier) * belief.noise;
        watch({i + 1, moves, output, belief.clean, x});
    }
    return x;
}

}  // namespace unclip
