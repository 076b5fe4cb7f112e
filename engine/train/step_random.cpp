#include "engine/train/step_random.h"

#include <ATen/CPUGeneratorImpl.h>

#include "engine/scenes/random.h"

namespace unclip {

StepRandom::StepRandom(std::uint64_t seed, std::int64_t position, at::Device device)
    : position_(position),
      generator_(
          at::detail::createCPUGenerator(Random(seed ^ (static_cast<std::uint64_t>(position) << 20)).next() >> 32)),
      device_(device) {}

at::Tensor StepRandom::normal(at::IntArrayRef shape) {
    return at::empty(shape, at::kFloat).normal_(0.0, 1.0, generator_).to(device_);
}

at::Tensor StepRandom::uniform(at::IntArrayRef shape) {
    return at::empty(shape, at::kFloat).uniform_(0.0, 1.0, generator_).to(device_);
}

at::Tensor StepRandom::integers(std::int64_t below, at::IntArrayRef shape) {
    return at::empty(shape, at::kLong).random_(0, below, generator_).to(device_);
}

}  // namespace unclip
