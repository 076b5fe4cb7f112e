#include "engine/diffusion/noise.h"

#include <ATen/CPUGeneratorImpl.h>

#include <array>

namespace unclip {
namespace {

/// The Mersenne twister's state from a key of several numbers (Matsumoto and Nishimura 2002, init_by_array).
at::mt19937 twisterOf(std::array<std::uint32_t, 2> key) {
    at::mt19937_data_pod data = at::mt19937(19650218).data();
    auto& state = data.state_;
    const std::uint32_t size = static_cast<std::uint32_t>(state.size());
    std::uint32_t i = 1;
    const auto mixed = [&](std::uint32_t factor) {
        return state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * factor);
    };
    const auto next = [&] {
        if (++i < size)
            return;
        state[0] = state[size - 1];
        i = 1;
    };
    for (std::uint32_t k = 0; k < size; ++k, next()) state[i] = mixed(1664525) + key[k % 2] + k % 2;
    for (std::uint32_t k = 1; k < size; ++k, next()) state[i] = mixed(1566083941) - i;
    state[0] = 0x80000000;
    at::mt19937 twister;
    twister.set_data(data);
    return twister;
}

/// libtorch's generator looks at the lower half of a seed alone; seeds that need the upper half are a key of both.
at::Generator generatorOf(std::uint64_t seed) {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    if (seed >> 32 != 0)
        at::check_generator<at::CPUGeneratorImpl>(generator)->set_engine(
            twisterOf({static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}));
    return generator;
}

}  // namespace

Noise::Noise(std::uint64_t firstSeed, int pictures) {
    for (int i = 0; i < pictures; ++i) generators_.push_back(generatorOf(firstSeed + static_cast<std::uint64_t>(i)));
}

at::Tensor Noise::state() const {
    std::vector<at::Tensor> rows;
    for (const auto& generator : generators_) rows.push_back(generator.get_state());
    return at::stack(rows);
}

void Noise::setState(const at::Tensor& state) {
    for (int i = 0; i < pictures(); ++i) generators_[static_cast<std::size_t>(i)].set_state(state[i].clone());
}

at::Tensor Noise::draw(at::IntArrayRef shape, at::Device device) {
    std::vector<std::int64_t> one{1};
    one.insert(one.end(), shape.begin(), shape.end());
    std::vector<at::Tensor> rows;
    for (auto& generator : generators_)
        rows.push_back(at::randn(one, generator, at::TensorOptions().dtype(at::kFloat)));
    const at::Tensor drawn = at::cat(rows);
    // Only from pinned memory does CUDA copy while the program goes on.
    return (device.is_cuda() ? drawn.pin_memory() : drawn).to(device, drawn.scalar_type(), /*non_blocking=*/true);
}

}  // namespace unclip
