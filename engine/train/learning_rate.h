#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace unclip {

enum class Decay { constant, cosine };

/// The learning rate over a run: a linear warm-up, then constant, and with a decay half a cosine down to zero at the
/// last step.
struct LearningRate {
    double peak = 3e-4;
    std::int64_t warmUp = 200;  ///< steps
    Decay decay = Decay::constant;
    std::int64_t decayFrom = 0;  ///< step at which the decay begins, if it is later than the warm-up's end

    /// Of the step with this number (from 0) out of `steps`.
    double at(std::int64_t step, std::int64_t steps) const {
        const double warm =
            warmUp > 0 ? std::min(1.0, static_cast<double>(step + 1) / static_cast<double>(warmUp)) : 1.0;
        const std::int64_t begin = std::max(warmUp, decayFrom);
        if (decay == Decay::constant || step < begin || steps <= begin)
            return peak * warm;
        const double done = static_cast<double>(step - begin) / static_cast<double>(steps - begin);
        return peak * warm * 0.5 * (1.0 + std::cos(std::numbers::pi * std::min(done, 1.0)));
    }
};

}  // namespace unclip
