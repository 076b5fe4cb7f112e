#include "engine/diffusion/unclip_scheduler.h"

#include <cmath>

#include "engine/base/error.h"
#include "engine/diffusion/beta_schedule.h"
#include "engine/request/request.h"
#include "engine/weights/component_config.h"

namespace unclip {
UnclipScheduler::UnclipScheduler(const UnclipSchedulerConfig& config)
    : Scheduler(betasOf(BetaSchedule::cosine, config.trainSteps)), config_(config) {}

std::vector<std::int64_t> UnclipScheduler::timesteps(int steps) const {
    if (steps < 2 || steps > config_.trainSteps)
        throw RequestError(
            says("Requests", "This model paints in 2 to %1 steps a stage, not in %2.").with(config_.trainSteps, steps));
    const double ratio = static_cast<double>(config_.trainSteps - 1) / (steps - 1);
    std::vector<std::int64_t> result;
    for (int i = steps - 1; i >= 0; --i) result.push_back(static_cast<std::int64_t>(std::nearbyint(i * ratio)));
    return result;
}

SchedulerStep UnclipScheduler::step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                                    const at::Tensor& sample, const NoiseSource& noise) const {
    const std::int64_t channels = sample.size(1);
    at::Tensor prediction = output, predictedVariance;
    if (config_.variance == VarianceType::learnedRange && output.size(1) == 2 * channels) {
        prediction = output.narrow(1, 0, channels);
        predictedVariance = output.narrow(1, channels, channels);
    }

    const std::int64_t before = previous.value_or(t - 1);
    const at::Tensor alphaProduct = cumulativeAlphas_[t];
    const at::Tensor alphaProductBefore = before >= 0 ? cumulativeAlphas_[before] : at::ones({}, at::kFloat);
    const at::Tensor betaProduct = 1 - alphaProduct, betaProductBefore = 1 - alphaProductBefore;
    const at::Tensor beta = before == t - 1 ? betas_[t] : 1 - alphaProduct / alphaProductBefore;
    const at::Tensor alpha = before == t - 1 ? alphas_[t] : 1 - beta;

    SchedulerStep result = meanOf(prediction, sample, alphaProduct, alphaProductBefore, alpha, beta);
    if (t > 0) {
        at::Tensor deviation = betaProductBefore / betaProduct * beta;
        if (config_.variance == VarianceType::fixedSmallLog) {
            deviation = at::exp(0.5 * at::log(at::clamp_min(deviation, 1e-20)));
        } else {
            if (!predictedVariance.defined())
                throw ModelError(says("Models",
                                      "The decoder's scheduler wants a learned variance, but its network has no "
                                      "channels for one; scheduler_config.json and config.json don't belong "
                                      "together."));
            const at::Tensor fraction = (predictedVariance + 1) / 2;
            deviation = at::exp(0.5 * (fraction * at::log(beta) + (1 - fraction) * at::log(deviation)));
        }
        result.previous = result.previous + deviation * noise();
    }
    return result;
}

UnclipSchedulerConfig UnclipSchedulerConfig::from(const ComponentConfig& config) {
    UnclipSchedulerConfig result{SchedulerConfig::from(config)};
    config.oneOf("beta_schedule", {"squaredcos_cap_v2"}, "squaredcos_cap_v2");
    if (config.oneOf("variance_type", {"fixed_small_log", "learned_range"}, "fixed_small_log") == "learned_range")
        result.variance = VarianceType::learnedRange;
    return result;
}

}  // namespace unclip
