#include "engine/diffusion/noise.h"

#include <ATen/CPUGeneratorImpl.h>

namespace unclip {

Noise::Noise(std::uint64_t firstSeed, int pictures) {
    for (int i = 0; i < pictures; ++i)
        generators_.push_back(at::make_generator<at::CPUGeneratorImpl>(firstSeed + static_cast<std::uint64_t>(i)));
}

at::Tensor Noise::draw(at::IntArrayRef shape) {
    std::vector<std::int64_t> one{1};
    one.insert(one.end(), shape.begin(), shape.end());
    std::vector<at::Tensor> rows;
    for (auto& generator : generators_)
        rows.push_back(at::randn(one, generator, at::TensorOptions().dtype(at::kFloat)));
    return at::cat(rows);
}

}  // namespace unclip
