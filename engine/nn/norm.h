#pragma once

#include "engine/nn/group_norm_gradient.h"
#include "engine/nn/parameters.h"

namespace unclip {

/// Layer normalisation over the last dimension; statistics in float32 whatever the dtype. x [..., width].
struct LayerNorm {
    at::Tensor weight, bias;  ///< [width]
    double epsilon = 1e-5;

    LayerNorm() = default;
    LayerNorm(const Parameters& parameters, std::int64_t width, double epsilon_ = 1e-5)
        : weight(parameters.take("weight", {width}, Start::ones)),
          bias(parameters.take("bias", {width}, Start::zeros)),
          epsilon(epsilon_) {}

    at::Tensor operator()(const at::Tensor& x) const {
        return at::layer_norm(x, {weight.size(0)}, matched(weight, x), matched(bias, x), epsilon);
    }
};

/// Group normalisation. x [batch, channels, ...].
struct GroupNorm {
    at::Tensor weight, bias;  ///< [channels]
    std::int64_t groups = 32;
    double epsilon = 1e-5;

    GroupNorm() = default;
    GroupNorm(const Parameters& parameters, std::int64_t channels, std::int64_t groups_, double epsilon_)
        : weight(parameters.take("weight", {channels}, Start::ones)),
          bias(parameters.take("bias", {channels}, Start::zeros)),
          groups(groups_),
          epsilon(epsilon_) {}

    at::Tensor operator()(const at::Tensor& x) const {
        if (hasQuickGroupNormGradient(x, weight))
            return groupNormWithGradient(x, groups, weight, bias, epsilon);
        return at::group_norm(x, groups, matched(weight, x), matched(bias, x), epsilon);
    }
};

}  // namespace unclip
