#pragma once

#include <ATen/ATen.h>

namespace unclip {

/// Classifier-free guidance: u + scale · (c − u) of an output whose first half of rows is unconditional.
///
/// output    [2 × batch, channels or 2 × channels, ...]
/// channels  how many channels are guided; the rest (a learned variance) is the conditional half's
/// returns   [batch, channels or 2 × channels, ...]
inline at::Tensor guided(const at::Tensor& output, double scale, std::int64_t channels) {
    const auto halves = output.chunk(2, 0);
    if (output.size(1) <= channels)
        return halves[0] + scale * (halves[1] - halves[0]);
    const auto without = halves[0].narrow(1, 0, channels), with = halves[1].narrow(1, 0, channels);
    return at::cat({without + scale * (with - without), halves[1].narrow(1, channels, output.size(1) - channels)}, 1);
}

}  // namespace unclip
