#pragma once

#include <ATen/ATen.h>

#include <cstdint>

namespace unclip {

/// Bytes of a device's memory that a model opened now can have: of a GPU what nobody else uses, of a CPU what the
/// system can give. 0 where the device doesn't tell.
std::uint64_t freeBytes(at::Device device);

/// Most bytes that were in use since the last reset: of a GPU by tensors, of a CPU by the whole process. 0 where that
/// isn't known.
std::uint64_t peakBytes(at::Device device);
void resetPeakBytes(at::Device device);

/// Returns when a GPU has done everything that it was asked for, so that a clock read then says how long it took.
void waitFor(at::Device device);

}  // namespace unclip
