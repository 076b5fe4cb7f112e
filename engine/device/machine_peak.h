#pragma once

#include "engine/device/device.h"
#include "engine/request/benchmark_result.h"

namespace unclip {

/// Takes about two seconds.
MachinePeak measurePeak(const Device& device);

}  // namespace unclip
