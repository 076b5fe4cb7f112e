#include "engine/diffusion/beta_schedule.h"

#include <cmath>
#include <numbers>

namespace unclip {
namespace {

// In double, as the reference has it.
at::Tensor cosineBetas(std::int64_t steps) {
    const auto remaining = [](double t) {
        const double c = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
        return c * c;
    };
    const auto betas = at::empty({steps}, at::kFloat);
    for (std::int64_t i = 0; i < steps; ++i) {
        const double count = static_cast<double>(steps);
        const double beta =
            1 - remaining(static_cast<double>(i + 1) / count) / remaining(static_cast<double>(i) / count);
        betas.data_ptr<float>()[i] = static_cast<float>(std::min(beta, 0.999));
    }
    return betas;
}

}  // namespace

at::Tensor betasOf(BetaSchedule schedule, std::int64_t steps, double first, double last) {
    switch (schedule) {
        case BetaSchedule::linear:
            return at::linspace(first, last, steps, at::kFloat);
        case BetaSchedule::scaledLinear:
            return at::linspace(std::sqrt(first), std::sqrt(last), steps, at::kFloat).square();
        case BetaSchedule::cosine:
            break;
    }
    return cosineBetas(steps);
}

}  // namespace unclip
