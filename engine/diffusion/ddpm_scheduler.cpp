#include "engine/diffusion/ddpm_scheduler.h"

#include "engine/base/error.h"
#include "engine/weights/component_config.h"

namespace unclip {

DdpmScheduler::DdpmScheduler(const DdpmSchedulerConfig& config)
    : Scheduler(betasOf(config.betas, config.trainSteps, config.firstBeta, config.lastBeta)), config_(config) {}

std::vector<std::int64_t> DdpmScheduler::timesteps(int steps) const {
    const std::int64_t most = config_.trainSteps - config_.offset;
    if (steps < 1 || steps > most)
        throw RequestError(
            says("Requests", "This model's decoder paints in 1 to %1 steps, not in %2.").with(most, steps));
    const std::int64_t ratio = config_.trainSteps / steps;
    std::vector<std::int64_t> result;
    for (std::int64_t i = steps - 1; i >= 0; --i) result.push_back(i * ratio + config_.offset);
    return result;
}

SchedulerStep DdpmScheduler::step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                                  const at::Tensor& sample, const NoiseSource& noise) const {
    const at::Tensor alphaProduct = cumulativeAlphas_[t];
    const at::Tensor alphaProductBefore = previous ? cumulativeAlphas_[*previous] : at::ones({}, at::kFloat);
    const at::Tensor betaProduct = 1 - alphaProduct, betaProductBefore = 1 - alphaProductBefore;
    const at::Tensor alpha = alphaProduct / alphaProductBefore;
    const at::Tensor beta = 1 - alpha;

    SchedulerStep result = meanOf(output, sample, alphaProduct, alphaProductBefore, alpha, beta);
    if (t > 0)
        result.previous =
            result.previous + at::sqrt(at::clamp_min(betaProductBefore / betaProduct * beta, 1e-20)) * noise();
    return result;
}

DdpmSchedulerConfig DdpmSchedulerConfig::from(const ComponentConfig& config) {
    DdpmSchedulerConfig result{SchedulerConfig::from(config)};
    const auto betas = config.oneOf("beta_schedule", {"linear", "scaled_linear", "squaredcos_cap_v2"}, "linear");
    result.betas = betas == "linear"          ? BetaSchedule::linear
                   : betas == "scaled_linear" ? BetaSchedule::scaledLinear
                                              : BetaSchedule::cosine;
    config.oneOf("variance_type", {"fixed_small", "fixed_small_log"}, "fixed_small");  // two ways to one number
    config.oneOf("timestep_spacing", {"leading"}, "leading");
    for (const char* key : {"trained_betas", "thresholding", "rescale_betas_zero_snr"})
        if (config.has(key) && !(config.json().at(key).is_boolean() && !config.flag(key)))
            config.refuse(key, says("Models", "null or false: this program has no such schedule"));
    result.firstBeta = config.number("beta_start", result.firstBeta, 1e-8, 0.999);
    result.lastBeta = config.number("beta_end", result.lastBeta, 1e-8, 0.999);
    result.offset = config.integer("steps_offset", 0, result.trainSteps - 1, 0);
    return result;
}

}  // namespace unclip
