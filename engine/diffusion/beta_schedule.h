#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// How the noise that each training step adds grows from the first step to the last.
enum class BetaSchedule {
    linear,        ///< Ho et al. 2020
    scaledLinear,  ///< square roots grow linearly (Rombach et al. 2022)
    cosine,        ///< Nichol & Dhariwal 2021 (squaredcos_cap_v2); knows no first and last β
};

/// β of each of `steps` training steps, [steps], float32.
at::Tensor betasOf(BetaSchedule schedule, std::int64_t steps, double first = 0, double last = 0);

}  // namespace unclip
