#pragma once

#include "engine/device/device.h"

namespace unclip {

/// What a device reaches at its best, measured: floating-point operations a second of large products in a dtype.
struct MachinePeak {
    double matrix = 0;       ///< 2048 × 2048 by 2048 × 2048
    double convolution = 0;  ///< 3 × 3, 320 channels, 64 × 64 pixels, batch 2
};

/// Takes about two seconds.
MachinePeak measurePeak(const Device& device);

}  // namespace unclip
