#pragma once

#include "engine/nn/parameters.h"

namespace unclip {

/// y = x W^T + b over the last dimension. x [..., inputs] → [..., outputs].
struct Linear {
    at::Tensor weight;  ///< [outputs, inputs]
    at::Tensor bias;    ///< [outputs], or undefined

    Linear() = default;
    Linear(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, bool hasBias = true,
           Start start = Start::uniform)
        : weight(parameters.take("weight", {outputs, inputs}, start, inputs)) {
        if (hasBias)
            bias = parameters.take("bias", {outputs}, start, inputs);
    }

    at::Tensor operator()(const at::Tensor& x) const { return at::linear(x, matched(weight, x), matched(bias, x)); }
};

}  // namespace unclip
