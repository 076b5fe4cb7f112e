#pragma once

#include "engine/diffusion/ddpm_scheduler.h"

namespace unclip {

struct DdimSchedulerConfig : DdpmSchedulerConfig {
    bool endsClean = true;  ///< "set_alpha_to_one": the last step takes all noise away; else it leaves the first
                            ///< trained timestep's
    bool isLinearMultistep = false;  ///< a PNDMScheduler's

    /// Of a DDIMScheduler or a PNDMScheduler. Throws ModelError naming the key, its value and the rule.
    static DdimSchedulerConfig from(const ComponentConfig& config, bool isPndm);
};

/// The schedules of Stable unCLIP's decoders: steps that draw nothing (Song et al. 2021; diffusers' DDIMScheduler),
/// also those of pseudo linear multistep sampling, which go from one timestep to the next in the same way (Liu et al.
/// 2022, equation 11; PNDMScheduler).
class DdimScheduler : public DdpmScheduler {
public:
    explicit DdimScheduler(const DdimSchedulerConfig& config);

    /// Draws no noise.
    SchedulerStep step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                       const at::Tensor& sample, const NoiseSource& noise) const override;
    bool isLinearMultistep() const override { return isLinearMultistep_; }

private:
    bool endsClean_, isLinearMultistep_;
};

}  // namespace unclip
