#include "engine/prior/prior_sampling.h"

#include "engine/diffusion/guidance.h"

namespace unclip {

at::Tensor samplePrior(const PriorTransformer& prior, const Scheduler& scheduler, const PriorContext& context,
                       const PriorSettings& settings, at::Device device, at::ScalarType dtype, Noise& noise,
                       const StepWatch& watch) {
    const std::int64_t width = prior.config().embeddingWidth;
    const auto predict = [&](const at::Tensor& x, std::int64_t t, bool) {
        const auto input = (settings.isGuided ? at::cat({x, x}) : x).to(dtype);
        const auto output =
            prior(input, at::full({input.size(0)}, t, input.options().dtype(at::kLong)), context).to(at::kFloat);
        return settings.isGuided ? guided(output, settings.guidance, width) : output;
    };
    const auto draw = [&] { return noise.draw({settings.each, width}, device).flatten(0, 1); };
    return prior.denormalise(sampleWith(settings.sampler, scheduler, settings.steps, {}, predict, draw, watch));
}

at::Tensor predictInOnePass(const PriorTransformer& prior, const PriorContext& context, std::int64_t each,
                            at::Device device, at::ScalarType dtype, Noise& noise, const StepWatch& watch) {
    const auto start = noise.draw({each, prior.config().embeddingWidth}, device).flatten(0, 1);
    watch({0, 1, {}, {}, start});
    const auto embedding = prior(start.to(dtype), {}, context).to(at::kFloat);
    watch({1, 1, embedding, embedding, embedding});
    return embedding;
}

}  // namespace unclip
