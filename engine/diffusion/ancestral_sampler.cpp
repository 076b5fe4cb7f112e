#include "engine/diffusion/ancestral_sampler.h"

#include <algorithm>
#include <cmath>

namespace unclip {
namespace {

// From the noise of timestep `cleaner` to that of `noisier`: one jump back of RePaint.
at::Tensor noisedAgain(const Scheduler& scheduler, const at::Tensor& x, const at::Tensor& noise, std::int64_t noisier,
                       std::int64_t cleaner) {
    const auto ratio = scheduler.cumulativeAlphas()[noisier] / scheduler.cumulativeAlphas()[cleaner];
    return at::sqrt(ratio) * x + at::sqrt(1 - ratio) * noise;
}

}  // namespace

at::Tensor sampleAncestral(const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                           const NoiseSource& draw, const StepWatch& watch) {
    const SamplerStart start = startSampling(scheduler, scheduler.timesteps(steps), edit, draw);
    const auto& timesteps = start.timesteps;
    const int total = static_cast<int>(timesteps.size());
    at::Tensor x = start.sample;
    watch({0, total, {}, {}, x});
    for (int i = 0; i < total; ++i) {
        const auto t = timesteps[static_cast<std::size_t>(i)];
        const bool isLast = i + 1 == total;
        const auto next = isLast ? std::nullopt : std::optional(timesteps[static_cast<std::size_t>(i) + 1]);
        const int rounds = edit.keepsSome() && !isLast ? std::max(1, edit.rounds) : 1;
        at::Tensor output;
        SchedulerStep step;
        for (int round = 0; round < rounds; ++round) {
            if (round > 0)
                x = noisedAgain(scheduler, x, draw(), t, *next);
            output = predict(x, t, isLast);
            step = scheduler.step(output, t, next, x, draw);
            x = step.previous;
            if (edit.keepsSome()) {
                const auto known =
                    next ? noised(scheduler, edit.picture, edit.keepsFirstNoise ? start.noise : draw(), *next)
                         : edit.picture;
                x = edit.keep * known + (1 - edit.keep) * x;
                step.predictedClean = edit.keep * edit.picture + (1 - edit.keep) * step.predictedClean;
            }
        }
        watch({i + 1, total, output, step.predictedClean, x});
    }
    return x;
}

}  // namespace unclip
