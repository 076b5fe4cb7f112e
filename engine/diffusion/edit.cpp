#include "engine/diffusion/edit.h"

#include <algorithm>
#include <cmath>

namespace unclip {

SamplerStart startSampling(const Scheduler& scheduler, std::vector<std::int64_t> timesteps, const Edit& edit,
                           const NoiseSource& draw) {
    const long all = static_cast<long>(timesteps.size());
    const long left = std::clamp(std::lround(std::ceil(edit.strength * static_cast<double>(all))), 1L, all);
    timesteps.erase(timesteps.begin(), timesteps.end() - left);
    const at::Tensor noise = draw();
    const bool startsFromPicture = edit.picture.defined() && left < all;
    return {timesteps, noise, startsFromPicture ? noised(scheduler, edit.picture, noise, timesteps.front()) : noise};
}

at::Tensor noised(const Scheduler& scheduler, const at::Tensor& clean, const at::Tensor& noise, std::int64_t t) {
    const auto alpha =
        scheduler.cumulativeAlphas()[t];  // a scalar on the CPU: a GPU takes it as a number, without a copy
    return at::sqrt(alpha) * clean + at::sqrt(1 - alpha) * noise;
}

}  // namespace unclip
