#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace unclip {

/// Random numbers of several pictures, each from a generator of its own with seed, seed + 1, …: always libtorch's CPU
/// generator, so that a seed means the same picture on every device and however many are asked for (the reference given
/// a list of generators). All 64 bits of a seed count; those below 2^32 give what the reference draws.
class Noise {
public:
    Noise(std::uint64_t firstSeed, int pictures);

    /// Standard normal numbers [pictures, shape...], float32. A GPU takes them over when it comes to them; nobody waits
    /// for that.
    at::Tensor draw(at::IntArrayRef shape, at::Device device = at::kCPU);

    /// Where the generators stand, [pictures, bytes], uint8; draws go on from there once it is set again.
    at::Tensor state() const;
    void setState(const at::Tensor& state);

    int pictures() const { return static_cast<int>(generators_.size()); }

private:
    std::vector<at::Generator> generators_;
};

}  // namespace unclip
