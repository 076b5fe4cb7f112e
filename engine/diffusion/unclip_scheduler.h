#pragma once

#include "engine/diffusion/scheduler.h"

namespace unclip {

enum class VarianceType {
    fixedSmallLog,  ///< the posterior's variance
    learnedRange,   ///< interpolated between the posterior's and beta by the network's second half of channels
};

struct UnclipSchedulerConfig : SchedulerConfig {
    VarianceType variance = VarianceType::fixedSmallLog;

    static UnclipSchedulerConfig from(const ComponentConfig& config);
};

/// The schedule of unCLIP models: cosine, with betas worked out anew for skipped timesteps (diffusers'
/// UnCLIPScheduler).
class UnclipScheduler : public Scheduler {
public:
    explicit UnclipScheduler(const UnclipSchedulerConfig& config);

    /// Evenly spread over the training steps; `steps` from 2.
    std::vector<std::int64_t> timesteps(int steps) const override;
    SchedulerStep step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                       const at::Tensor& sample, const NoiseSource& noise) const override;
    bool readsVariance() const override { return config_.variance == VarianceType::learnedRange; }

    const UnclipSchedulerConfig& config() const override { return config_; }

private:
    UnclipSchedulerConfig config_;
};

}  // namespace unclip
