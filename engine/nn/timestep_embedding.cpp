#include "engine/nn/timestep_embedding.h"

#include <cmath>

namespace unclip {

at::Tensor sinusoidalEmbedding(const at::Tensor& timesteps, std::int64_t width) {
    const std::int64_t half = width / 2;
    const auto options = at::TensorOptions().dtype(at::kFloat).device(timesteps.device());
    const at::Tensor frequencies = at::exp(at::arange(half, options) * -std::log(10000.0) / static_cast<double>(half));
    const at::Tensor angles = timesteps.to(at::kFloat).unsqueeze(1) * frequencies.unsqueeze(0);
    return at::cat({at::cos(angles), at::sin(angles)}, 1);
}

}  // namespace unclip
