#pragma once

#include "engine/nn/convolution.h"
#include "engine/nn/linear.h"
#include "engine/nn/norm.h"

namespace unclip {

/// Whether a residual block changes the resolution, of both its paths, before its first convolution.
enum class Resample {
    none,
    down,  ///< 2 × 2 average pooling
    up,    ///< nearest neighbour × 2
};

/// How the timestep embedding enters a residual block.
enum class TimeScaleShift {
    add,         ///< the reference's "default": added before the second norm
    scaleShift,  ///< scales and shifts after the second norm
};

struct ResnetSettings {
    std::int64_t timeWidth = 0;  ///< width of the timestep embedding
    std::int64_t groups = 32;
    double epsilon = 1e-5;
    TimeScaleShift timeScaleShift = TimeScaleShift::add;
};

/// diffusers' ResnetBlock2D with SiLU. A fresh block changes nothing: its last convolution starts at zero, as in Ho et
/// al. 2020.
class ResnetBlock {
public:
    ResnetBlock() = default;
    ResnetBlock(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, const ResnetSettings& settings,
                Resample resample = Resample::none);

    /// x     [batch, inputs, height, width]
    /// time  [batch, time width], after its SiLU
    /// returns [batch, outputs, height', width']
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& time) const;

private:
    at::Tensor resampled(const at::Tensor& x) const;

    GroupNorm norm1_, norm2_;
    Convolution convolution1_, convolution2_, shortcut_;
    EnlargingConvolution enlargingConvolution1_;  ///< in place of the first, where the block enlarges
    Linear timeProjection_;
    TimeScaleShift timeScaleShift_ = TimeScaleShift::add;
    Resample resample_ = Resample::none;
};

}  // namespace unclip
