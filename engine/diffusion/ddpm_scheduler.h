#pragma once

#include "engine/diffusion/beta_schedule.h"
#include "engine/diffusion/scheduler.h"

namespace unclip {

struct DdpmSchedulerConfig : SchedulerConfig {
    BetaSchedule betas = BetaSchedule::linear;
    double firstBeta = 0.0001, lastBeta = 0.02;
    std::int64_t offset = 0;  ///< added to every timestep

    static DdpmSchedulerConfig from(const ComponentConfig& config);
};

/// The schedule of Kandinsky's decoders and of Stable unCLIP's priors: Ho et al. 2020 with the posterior's variance
/// ("fixed_small") and timesteps that begin at the clean end ("leading") (diffusers' DDPMScheduler). Noise is drawn
/// after every step to a timestep above 0: with an offset after the last one, too, where it changes nothing.
class DdpmScheduler : public Scheduler {
public:
    explicit DdpmScheduler(const DdpmSchedulerConfig& config);

    /// `steps` from 1, with the first timestep still among those that were trained.
    std::vector<std::int64_t> timesteps(int steps) const override;
    SchedulerStep step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                       const at::Tensor& sample, const NoiseSource& noise) const override;
    bool readsVariance() const override { return false; }

    const DdpmSchedulerConfig& config() const override { return config_; }

private:
    DdpmSchedulerConfig config_;
};

}  // namespace unclip
