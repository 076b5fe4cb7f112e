#include "engine/diffusion/scheduler.h"

#include "engine/weights/component_config.h"

namespace unclip {
namespace {

at::Tensor broadcastOver(const at::Tensor& perItem, const at::Tensor& like) {
    std::vector<std::int64_t> shape(static_cast<std::size_t>(like.dim()), 1);
    shape[0] = perItem.size(0);
    return perItem.to(like.device()).to(like.scalar_type()).view(shape);
}

}  // namespace

SchedulerConfig SchedulerConfig::from(const ComponentConfig& config) {
    SchedulerConfig result;
    result.trainSteps = config.integer("num_train_timesteps", 2, 100'000, 1000);
    const auto prediction = config.oneOf("prediction_type", {"epsilon", "sample", "v_prediction"}, "epsilon");
    result.prediction = prediction == "sample"         ? Prediction::sample
                        : prediction == "v_prediction" ? Prediction::velocity
                                                       : Prediction::epsilon;
    result.clips = config.flag("clip_sample", true);
    result.clipRange = config.number("clip_sample_range", 1.0, 1e-6, 1e6);
    return result;
}

Belief Scheduler::beliefOf(const at::Tensor& prediction, const at::Tensor& sample,
                           const at::Tensor& alphaProduct) const {
    const at::Tensor betaProduct = 1 - alphaProduct;
    Belief result;
    switch (config().prediction) {
        case Prediction::sample:
            result.clean = prediction;
            result.noise = (sample - at::sqrt(alphaProduct) * prediction) / at::sqrt(betaProduct);
            break;
        case Prediction::epsilon:
            result.clean = (sample - at::sqrt(betaProduct) * prediction) / at::sqrt(alphaProduct);
            result.noise = prediction;
            break;
        case Prediction::velocity:
            result.clean = at::sqrt(alphaProduct) * sample - at::sqrt(betaProduct) * prediction;
            result.noise = at::sqrt(alphaProduct) * prediction + at::sqrt(betaProduct) * sample;
            break;
    }
    if (config().clips)
        result.clean = at::clamp(result.clean, -config().clipRange, config().clipRange);
    return result;
}

SchedulerStep Scheduler::meanOf(const at::Tensor& prediction, const at::Tensor& sample, const at::Tensor& alphaProduct,
                                const at::Tensor& alphaProductBefore, const at::Tensor& alpha,
                                const at::Tensor& beta) const {
    const at::Tensor betaProduct = 1 - alphaProduct, betaProductBefore = 1 - alphaProductBefore;
    const at::Tensor clean = beliefOf(prediction, sample, alphaProduct).clean;
    const at::Tensor cleanWeight = at::sqrt(alphaProductBefore) * beta / betaProduct;
    const at::Tensor sampleWeight = at::sqrt(alpha) * betaProductBefore / betaProduct;
    return {cleanWeight * clean + sampleWeight * sample, clean};
}

at::Tensor Scheduler::addNoise(const at::Tensor& clean, const at::Tensor& noise, const at::Tensor& timesteps) const {
    const auto alphas = cumulativeAlphas_.index_select(0, timesteps.to(at::kCPU));
    return broadcastOver(at::sqrt(alphas), clean) * clean + broadcastOver(at::sqrt(1 - alphas), clean) * noise;
}

}  // namespace unclip
