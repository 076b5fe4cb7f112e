#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <string>
#include <vector>

#include "engine/device/device.h"

namespace unclip::tests {

/// A GPU that isn't there. Its tensors have a device of their own (libtorch's PrivateUse1), memory of a set size and
/// rules as CUDA has them; what it is asked for is computed on the CPU. It keeps a record of what a GPU would refuse or
/// wait for. One at a time; when it is gone nothing is limited or recorded any more.
class PretendedGpu {
public:
    static constexpr std::uint64_t kUnlimited = ~std::uint64_t{0};

    explicit PretendedGpu(std::uint64_t memory = kUnlimited);
    ~PretendedGpu();
    PretendedGpu(const PretendedGpu&) = delete;
    PretendedGpu& operator=(const PretendedGpu&) = delete;

    /// As chooseDevice() would give it, with the memory that is free now.
    Device device(at::ScalarType dtype = at::kFloat) const;

    /// Bytes that its tensors take, now and at most since resetPeak().
    std::uint64_t used() const;
    std::uint64_t peak() const;
    void resetPeak();

    /// From now on: how often memory was asked for, and bytes that were copied to it.
    std::int64_t allocations() const;
    std::uint64_t uploadedBytes() const;

    /// Memory runs out at the allocation of this number, counted from now on, and once only.
    void runOutAt(std::int64_t allocation);

    /// It stops computing at the allocation of this number, counted from now on, as after a reset of its driver.
    void loseAt(std::int64_t allocation);

    /// What a GPU would refuse: an operation on tensors of two devices, a float64 tensor. One sentence each.
    const std::vector<std::string>& refused() const;

    /// What makes the program wait for a GPU: values that are read back, copies to it that block.
    const std::vector<std::string>& waits() const;
    void forgetWaits();
};

/// This machine's GPU where it has one, else the pretended one.
Device gpuUnderTest(const PretendedGpu& gpu, DtypeChoice dtype = DtypeChoice::float32);

}  // namespace unclip::tests
