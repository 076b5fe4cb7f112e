#include "engine/prior/prior_sampling.h"

#include "engine/diffusion/guidance.h"

namespace unclip {

at::Tensor samplePrior(const PriorTransformer& prior, const UnclipScheduler& scheduler, const PriorContext& context,
                       const PriorSettings& settings, at::Device device, at::ScalarType dtype, Noise& noise,
                       const StepWatch& watch) {
    const std::int64_t width = prior.config().embeddingWidth;
    const auto draw = [&] { return noise.draw({width}).to(device); };
    const auto timesteps = scheduler.timesteps(settings.steps);
    auto x = draw();
    watch({0, settings.steps, {}, {}, x});
    for (std::size_t i = 0; i < timesteps.size(); ++i) {
        const auto input = (settings.isGuided ? at::cat({x, x}) : x).to(dtype);
        const auto t = at::full({input.size(0)}, timesteps[i], at::TensorOptions().dtype(at::kLong).device(device));
        auto output = prior(input, t, context).to(at::kFloat);
        if (settings.isGuided)
            output = guided(output, settings.guidance, width);
        const auto next = i + 1 < timesteps.size() ? std::optional(timesteps[i + 1]) : std::nullopt;
        const auto step = scheduler.step(output, timesteps[i], next, x, draw);
        x = step.previous;
        watch({static_cast<int>(i) + 1, static_cast<int>(timesteps.size()), output, step.predictedClean, x});
    }
    return prior.denormalise(x);
}

}  // namespace unclip
