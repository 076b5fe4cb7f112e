#pragma once

#include <ATen/ATen.h>

#include <string>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/request/device_choice.h"

namespace unclip {

/// Where and in which precision a job computes.
struct Device {
    at::Device device = at::kCPU;
    at::ScalarType dtype =
        at::kFloat;               ///< of activations and matrix products; norms' statistics and schedulers stay float32
    std::uint64_t freeBytes = 0;  ///< of a GPU's memory that models can have; 0: not known, or the CPU

    std::string name() const;       ///< "CPU" or "GPU"
    std::string precision() const;  ///< "float32", "bfloat16" or "float16"
    /// Both, for people: "CPU, float32".
    std::string inWords() const { return name() + ", " + precision(); }
};

/// Turns the user's choice into a device. `automatic` takes a GPU when there is one, bfloat16 where the processor
/// multiplies it natively (AVX512-BF16 or AMX; GPUs from compute capability 8), float16 on older GPUs, float32
/// elsewhere. Throws RequestError when the choice can't be had here (no GPU; float16 on a CPU).
Device chooseDevice(DeviceChoice device, DtypeChoice dtype);

/// Remembers for the rest of the process that the GPU stopped computing: chooseDevice() takes the CPU, or says so where
/// the GPU was asked for.
void setGpuLost(bool isLost);

/// Which device and precision chooseDevice() takes, and why, a sentence each; of a GPU with its name. Throws as it
/// does.
std::vector<Sentence> whyChosen(DeviceChoice device, DtypeChoice dtype);

/// The dtype that `automatic` takes on such a device.
at::ScalarType automaticDtype(at::DeviceType device, bool multipliesBfloat16);

}  // namespace unclip
