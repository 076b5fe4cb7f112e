#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <vector>

namespace unclip {

class ComponentConfig;

/// What the network's output means.
enum class Prediction {
    epsilon,  ///< the noise
    sample,   ///< the clean picture or embedding
};

enum class VarianceType {
    fixedSmallLog,  ///< the posterior's variance
    learnedRange,   ///< interpolated between the posterior's and beta by the network's second half of channels
};

struct UnclipSchedulerConfig {
    std::int64_t trainSteps = 1000;
    VarianceType variance = VarianceType::fixedSmallLog;
    Prediction prediction = Prediction::epsilon;
    bool clips = true;
    double clipRange = 1.0;  ///< the predicted clean sample is clamped to ± this

    static UnclipSchedulerConfig from(const ComponentConfig& config);
};

/// What one step of a scheduler gives.
struct SchedulerStep {
    at::Tensor previous;        ///< the sample at the next, less noisy timestep
    at::Tensor predictedClean;  ///< the clean sample that this step believes in
};

/// Draws the noise of a step when it is needed, in the sample's shape.
using NoiseSource = std::function<at::Tensor()>;

/// The sampler of unCLIP models: ancestral sampling on a cosine schedule with betas worked out anew for skipped
/// timesteps (diffusers' UnCLIPScheduler). Coefficients are float32 scalars in the reference's order of operations: at
/// the last step 1 − ᾱ₀ has few digits in float32 and any other order gives another picture.
class UnclipScheduler {
public:
    explicit UnclipScheduler(const UnclipSchedulerConfig& config);

    /// Timesteps from noisy to clean, evenly spread over the training steps. `steps` from 2; throws RequestError.
    std::vector<std::int64_t> timesteps(int steps) const;

    /// From timestep `t` to `previous` (the next in the list; absent after the last).
    ///
    /// output  [batch, channels or 2 × channels, ...]  the network's output, after guidance
    /// sample  [batch, channels, ...]                  float32
    SchedulerStep step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                       const at::Tensor& sample, const NoiseSource& noise) const;

    /// sqrt(ᾱ) clean + sqrt(1 − ᾱ) noise. timesteps [batch].
    at::Tensor addNoise(const at::Tensor& clean, const at::Tensor& noise, const at::Tensor& timesteps) const;

    /// ᾱ of each training step, [train steps], float32.
    const at::Tensor& cumulativeAlphas() const { return cumulativeAlphas_; }
    const UnclipSchedulerConfig& config() const { return config_; }

private:
    UnclipSchedulerConfig config_;
    at::Tensor betas_, alphas_, cumulativeAlphas_;
};

}  // namespace unclip
