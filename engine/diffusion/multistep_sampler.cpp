#include "engine/diffusion/multistep_sampler.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/base/error.h"
#include "engine/diffusion/linear_multistep_sampler.h"

namespace unclip {
namespace {

constexpr double kLeastLogRatio = -5.1;  // of signal and noise; the reference's advice for cosine schedules

/// How much of the picture and of the noise is in a sample, and the logarithm of their ratio.
struct Level {
    double signal = 1, noise = 0, logRatio = std::numeric_limits<double>::infinity();

    static Level of(double alphaProduct) {
        const double signal = std::sqrt(alphaProduct), noise = std::sqrt(1 - alphaProduct);
        return {signal, noise, std::log(signal) - std::log(noise)};
    }
};

Level levelAt(const Scheduler& scheduler, std::int64_t t) {
    return Level::of(scheduler.cumulativeAlphas()[t].item<double>());
}

/// The sample at `next` of that at `level`. `belief` is the clean sample that it is drawn towards; `before` is that of
/// the step before, at `levelBefore`, or undefined.
at::Tensor moved(const at::Tensor& sample, const Level& level, const Level& next, const at::Tensor& belief,
                 const at::Tensor& before, const Level& levelBefore) {
    const double h = next.logRatio - level.logRatio;
    const double towards = -next.signal * std::expm1(-h);
    auto result = next.noise / level.noise * sample + towards * belief;
    if (before.defined())
        result = result + 0.5 * towards * h / (level.logRatio - levelBefore.logRatio) * (belief - before);
    return result;
}

}  // namespace

std::vector<std::int64_t> multistepTimesteps(const Scheduler& scheduler, int steps) {
    std::int64_t last = scheduler.config().trainSteps - 1;
    while (last > 0 && levelAt(scheduler, last).logRatio < kLeastLogRatio) --last;
    if (steps < 1 || steps > last)
        throw RequestError(
            says("Requests", "This sampler takes 1 to %1 steps with this model, not %2.").with(last, steps));
    std::vector<std::int64_t> timesteps;
    for (int i = steps; i > 0; --i)
        timesteps.push_back(std::llrint(static_cast<double>(i) * (static_cast<double>(last) / steps)));
    return timesteps;
}

at::Tensor sampleMultistep(const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                           const NoiseSource& draw, const StepWatch& watch, const ChooseRows& choose) {
    SamplerStart start = startSampling(scheduler, multistepTimesteps(scheduler, steps), edit, draw);
    const auto& timesteps = start.timesteps;
    const int total = static_cast<int>(timesteps.size());
    at::Tensor x = start.sample;
    watch({0, total, {}, {}, x});
    at::Tensor before;
    Level levelBefore;
    for (int i = 0; i < total; ++i) {
        const auto t = timesteps[static_cast<std::size_t>(i)];
        const bool isLast = i + 1 == total;
        const Level level = levelAt(scheduler, t);
        const auto output = predict(x, t, isLast);
        auto belief = scheduler.beliefOf(output.narrow(1, 0, x.size(1)), x, scheduler.cumulativeAlphas()[t]).clean;
        if (edit.keepsSome())
            belief = edit.keep * edit.picture + (1 - edit.keep) * belief;
        if (isLast) {
            x = belief;
        } else {
            const auto next = timesteps[static_cast<std::size_t>(i) + 1];
            x = moved(x, level, levelAt(scheduler, next), belief, before, levelBefore);
            if (edit.keepsSome())
                x = edit.keep * noised(scheduler, edit.picture, start.noise, next) + (1 - edit.keep) * x;
        }
        before = belief;
        levelBefore = level;
        watch({i + 1, total, output, belief, x});
        if (choose && i + 1 == (total + 1) / 2) {
            const at::Tensor rows = choose(belief).to(x.device());
            for (at::Tensor* all : {&x, &before, &start.noise}) *all = all->index_select(0, rows);
        }
    }
    return x;
}

at::Tensor sampleWith(Sampler sampler, const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                      const NoiseSource& draw, const StepWatch& watch) {
    const bool harmonises = edit.keepsSome() && edit.rounds > 1;
    if (sampler == Sampler::multistep && !harmonises)
        return sampleMultistep(scheduler, steps, edit, predict, draw, watch);
    if (scheduler.isLinearMultistep() && !edit.keepsSome())
        return sampleLinearMultistep(scheduler, steps, edit, predict, draw, watch);
    return sampleAncestral(scheduler, steps, edit, predict, draw, watch);
}

}  // namespace unclip
