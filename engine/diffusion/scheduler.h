#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <optional>
#include <vector>

namespace unclip {

class ComponentConfig;

/// What the network's output means.
enum class Prediction {
    epsilon,   ///< the noise
    sample,    ///< the clean picture or embedding
    velocity,  ///< sqrt(ᾱ) noise − sqrt(1 − ᾱ) clean ("v_prediction"; Salimans & Ho 2022)
};

/// What every scheduler's configuration says.
struct SchedulerConfig {
    std::int64_t trainSteps = 1000;
    Prediction prediction = Prediction::epsilon;
    bool clips = true;
    double clipRange = 1.0;  ///< the predicted clean sample is clamped to ± this

    /// Throws ModelError naming the key, its value and the rule.
    static SchedulerConfig from(const ComponentConfig& config);
};

/// What one step of a scheduler gives.
struct SchedulerStep {
    at::Tensor previous;        ///< the sample at the next, less noisy timestep
    at::Tensor predictedClean;  ///< the clean sample that this step believes in
};

/// The two parts that a network believes a sample to be made of, each [batch, channels, ...].
struct Belief {
    at::Tensor clean;  ///< clamped where the configuration says so
    at::Tensor noise;  ///< as it was before that
};

/// Draws the noise of a step when it is needed, in the sample's shape.
using NoiseSource = std::function<at::Tensor()>;

/// The noise schedule of a diffusion model, and how one step of ancestral sampling goes. Coefficients are float32
/// scalars in the reference's order of operations: 1 − ᾱ of the last timesteps has few digits in float32, and any other
/// order gives another picture.
class Scheduler {
public:
    virtual ~Scheduler() = default;

    /// Timesteps from noisy to clean. Throws RequestError when there can't be so many steps.
    virtual std::vector<std::int64_t> timesteps(int steps) const = 0;

    /// From timestep `t` to `previous` (the next in the list; absent after the last).
    ///
    /// output  [batch, channels, ...]; of a scheduler that readsVariance() [batch, 2 × channels, ...]: the network's
    ///         output, after guidance
    /// sample  [batch, channels, ...]  float32
    virtual SchedulerStep step(const at::Tensor& output, std::int64_t t, std::optional<std::int64_t> previous,
                               const at::Tensor& sample, const NoiseSource& noise) const = 0;

    /// Whether the second half of the output's channels says how much noise each step adds. Else it is to be left out.
    virtual bool readsVariance() const = 0;

    /// Whether each step looks back at outputs of earlier ones: sampleLinearMultistep samples so.
    virtual bool isLinearMultistep() const { return false; }

    virtual const SchedulerConfig& config() const = 0;

    /// What an output says of a sample of noise ᾱ `alphaProduct`, a float32 scalar.
    ///
    /// prediction  [batch, channels, ...]: the output without a variance's channels
    Belief beliefOf(const at::Tensor& prediction, const at::Tensor& sample, const at::Tensor& alphaProduct) const;

    /// sqrt(ᾱ) clean + sqrt(1 − ᾱ) noise. timesteps [batch].
    at::Tensor addNoise(const at::Tensor& clean, const at::Tensor& noise, const at::Tensor& timesteps) const;

    /// ᾱ of each training step, [train steps], float32.
    const at::Tensor& cumulativeAlphas() const { return cumulativeAlphas_; }

protected:
    explicit Scheduler(const at::Tensor& betas)
        : betas_(betas), alphas_(1.0 - betas), cumulativeAlphas_(at::cumprod(alphas_, 0)) {}

    /// The mean of the less noisy sample and the clean sample it is drawn towards (Ho et al. 2020, equation 7), for a
    /// step from ᾱ `alphaProduct` to `alphaProductBefore` whose own α and β are given: float32 scalars.
    SchedulerStep meanOf(const at::Tensor& prediction, const at::Tensor& sample, const at::Tensor& alphaProduct,
                         const at::Tensor& alphaProductBefore, const at::Tensor& alpha, const at::Tensor& beta) const;

    at::Tensor betas_, alphas_, cumulativeAlphas_;
};

}  // namespace unclip
