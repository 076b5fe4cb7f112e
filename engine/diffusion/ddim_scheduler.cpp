#include "engine/diffusion/ddim_scheduler.h"

#include "engine/weights/component_config.h"

namespace unclip {

DdimScheduler::DdimScheduler(const DdimSchedulerConfig& config)
    : DdpmScheduler(config), endsClean_(config.endsClean), isLinearMultistep_(config.isLinearMultistep) {}

SchedulerStep DdimScheduler::step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                                  const at::Tensor& sample, const NoiseSource& /*noise*/) const {
    const at::Tensor alphaProductBefore =
        !previous && endsClean_ ? at::ones({}, at::kFloat) : cumulativeAlphas_[previous.value_or(0)];
    const Belief belief = beliefOf(output, sample, cumulativeAlphas_[t]);
    return {at::sqrt(alphaProductBefore) * belief.clean + at::sqrt(1 - alphaProductBefore) * belief.noise,
            belief.clean};
}

DdimSchedulerConfig DdimSchedulerConfig::from(const ComponentConfig& config, bool isPndm) {
    DdimSchedulerConfig result{DdpmSchedulerConfig::from(config)};
    result.isLinearMultistep = isPndm;
    result.endsClean = config.flag("set_alpha_to_one", !isPndm);
    if (!isPndm)
        return result;
    result.clips = false;
    if (!config.flag("skip_prk_steps", false))
        config.refuse("skip_prk_steps", says("Models", "true: this program knows no Runge-Kutta steps"));
    return result;
}

}  // namespace unclip
