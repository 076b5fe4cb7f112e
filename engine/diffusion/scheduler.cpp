#include "engine/diffusion/scheduler.h"

namespace unclip {
namespace {

at::Tensor broadcastOver(const at::Tensor& perItem, const at::Tensor& like) {
    std::vector<std::int64_t> shape(static_cast<std::size_t>(like.dim()), 1);
    shape[0] = perItem.size(0);
    return perItem.to(like.device()).to(like.scalar_type()).view(shape);
}

}  // namespace

at::Tensor Scheduler::addNoise(const at::Tensor& clean, const at::Tensor& noise, const at::Tensor& timesteps) const {
    const auto alphas = cumulativeAlphas_.index_select(0, timesteps.to(at::kCPU));
    return broadcastOver(at::sqrt(alphas), clean) * clean + broadcastOver(at::sqrt(1 - alphas), clean) * noise;
}

}  // namespace unclip
