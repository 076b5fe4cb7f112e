#include "engine/diffusion/linear_multistep_sampler.h"

#include <deque>

namespace unclip {
namespace {

/// Adams and Bashforth's extrapolation of the outputs so far, the last one first.
at::Tensor carriedForward(const std::deque<at::Tensor>& o) {
    switch (o.size()) {
        case 1:
            return o[0];
        case 2:
            return (3 * o[0] - o[1]) / 2;
        case 3:
            return (23 * o[0] - 16 * o[1] + 5 * o[2]) / 12;
        default:
            return (55 * o[0] - 59 * o[1] + 37 * o[2] - 9 * o[3]) / 24;
    }
}

}  // namespace

at::Tensor sampleLinearMultistep(const Scheduler& scheduler, int steps, const Edit& edit, const Predict& predict,
                                 const NoiseSource& draw, const StepWatch& watch) {
    constexpr std::size_t kOutputs = 4;
    const SamplerStart start = startSampling(scheduler, scheduler.timesteps(steps), edit, draw);
    const auto& timesteps = start.timesteps;
    const int total = static_cast<int>(timesteps.size());
    at::Tensor x = start.sample;
    watch({0, total, {}, {}, x});
    std::deque<at::Tensor> outputs;  // the last one first
    for (int i = 0; i < total; ++i) {
        const auto t = timesteps[static_cast<std::size_t>(i)];
        const bool isLast = i + 1 == total;
        const auto next = isLast ? std::nullopt : std::optional(timesteps[static_cast<std::size_t>(i) + 1]);
        outputs.push_front(predict(x, t, isLast));
        outputs.resize(std::min(outputs.size(), kOutputs));
        auto output = carriedForward(outputs);
        if (i == 0 && next) {  // with the mean of the outputs at both ends of the step
            const auto there = scheduler.step(output, t, next, x, draw).previous;
            output = (predict(there, *next, false) + output) / 2;
        }
        const SchedulerStep step = scheduler.step(output, t, next, x, draw);
        x = step.previous;
        watch({i + 1, total, output, step.predictedClean, x});
    }
    return x;
}

}  // namespace unclip
