#pragma once

#include <vector>

#include "engine/nn/parameters.h"

namespace unclip {

/// 2-D convolution. x [batch, inputs, height, width] → [batch, outputs, height', width'].
///
/// From a plain weight oneDNN makes the order in which it multiplies at every call, which on few cells takes longer
/// than multiplying. A weight of 3 × 3 that never changes is kept in that order, for the size of x seen last. One
/// thread may use it at a time. Large pictures in float32 go another way, see winograd.h.
struct Convolution {
    mutable at::Tensor
        weight;       ///< [outputs, inputs, kernel, kernel]; once it is reordered, only operator() can read it
    at::Tensor bias;  ///< [outputs], or undefined
    std::int64_t stride = 1;
    std::int64_t padding = 0;

    Convolution() = default;
    Convolution(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, std::int64_t kernel,
                std::int64_t stride_ = 1, bool hasBias = true, Start start = Start::uniform);

    at::Tensor operator()(const at::Tensor& x) const;

private:
    bool canReorder_ = false;
    mutable std::vector<std::int64_t> orderedFor_;  ///< x's sizes
};

/// Convolution of 3 × 3 over a picture that is first enlarged twofold by nearest neighbours (diffusers' Upsample2D).
/// x [batch, channels, height, width] → [batch, channels, 2 × height, 2 × width].
///
/// Every result sees only 2 × 2 different cells of x. Where the weight never changes, those that meet the same cell are
/// added up once, and a transposed convolution of 4 × 4 with stride 2 gives the same with 4/9 of the work. One thread
/// may use it at a time.
struct EnlargingConvolution {
    at::Tensor weight;  ///< [channels, channels, 3, 3]; where it was added up [channels, channels, 4, 4]
    at::Tensor bias;    ///< [channels]

    EnlargingConvolution() = default;
    EnlargingConvolution(const Parameters& parameters, std::int64_t channels);

    at::Tensor operator()(const at::Tensor& x) const;

private:
    mutable at::Tensor ordered_;  ///< the added weight in oneDNN's order
    mutable std::vector<std::int64_t> orderedFor_;
};

}  // namespace unclip
