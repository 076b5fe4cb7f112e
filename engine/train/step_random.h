#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// The draws of one training step: a function of the run's seed and the position in the data alone, so nothing has to
/// be saved to continue them. Drawn on the CPU, then moved to the device.
class StepRandom {
public:
    StepRandom(std::uint64_t seed, std::int64_t position, at::Device device);

    /// The number of its first example: how many the run had seen before.
    std::int64_t position() const { return position_; }

    at::Tensor normal(at::IntArrayRef shape);
    at::Tensor uniform(at::IntArrayRef shape);                       ///< 0..1
    at::Tensor integers(std::int64_t below, at::IntArrayRef shape);  ///< 0..below-1, int64
    at::Tensor chance(double probability, at::IntArrayRef shape) { return uniform(shape) < probability; }

private:
    std::int64_t position_;
    at::Generator generator_;
    at::Device device_;
};

}  // namespace unclip
