#pragma once

#include "engine/nn/parameters.h"

namespace unclip {

/// 2-D convolution. x [batch, inputs, height, width] → [batch, outputs, height', width'].
struct Convolution {
    at::Tensor weight;  ///< [outputs, inputs, kernel, kernel]
    at::Tensor bias;    ///< [outputs], or undefined
    std::int64_t stride = 1;
    std::int64_t padding = 0;

    Convolution() = default;
    Convolution(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, std::int64_t kernel,
                std::int64_t stride_ = 1, bool hasBias = true, Start start = Start::uniform)
        : weight(parameters.take("weight", {outputs, inputs, kernel, kernel}, start, inputs * kernel * kernel)),
          stride(stride_),
          padding(stride_ == kernel ? 0 : kernel / 2) {
        if (hasBias)
            bias = parameters.take("bias", {outputs}, start, inputs * kernel * kernel);
    }

    at::Tensor operator()(const at::Tensor& x) const {
        return at::conv2d(x, matched(weight, x), matched(bias, x), stride, padding);
    }
};

}  // namespace unclip
