#pragma once

#include "engine/nn/linear.h"

namespace unclip {

/// Cosines and sines of a timestep at `width / 2` frequencies from 1 down to 1/10000 (the reference's
/// flip_sin_to_cos = true, freq_shift = 0).
///
/// timesteps  [batch], any number type
/// returns    [batch, width], float32: cosines first, then sines
at::Tensor sinusoidalEmbedding(const at::Tensor& timesteps, std::int64_t width);

/// Two linear layers with a SiLU between them (diffusers' TimestepEmbedding). [batch, inputs] → [batch, outputs].
class TimestepEmbedding {
public:
    TimestepEmbedding() = default;
    TimestepEmbedding(const Parameters& parameters, std::int64_t inputs, std::int64_t width, std::int64_t outputs)
        : first_(parameters / "linear_1", inputs, width), second_(parameters / "linear_2", width, outputs) {}

    at::Tensor operator()(const at::Tensor& sinusoids) const { return second_(at::silu(first_(sinusoids))); }

private:
    Linear first_, second_;
};

}  // namespace unclip
