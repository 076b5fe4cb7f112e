#pragma once

#include "engine/nn/attention.h"

namespace unclip {

/// A transformer block over the pixels of a feature map: they look at each other, then at a context, then pass a gated
/// perceptron (diffusers' Transformer2DModel with one BasicTransformerBlock; Rombach et al. 2022, appendix E.2.1).
class SpatialTransformer {
public:
    /// `isLinear`: the projections before and behind the block are stored as linear layers and not as convolutions of
    /// 1 × 1, which compute the same (the reference's use_linear_projection).
    SpatialTransformer(const Parameters& parameters, std::int64_t channels, std::int64_t headWidth,
                       std::int64_t contextWidth, std::int64_t groups, bool isLinear);

    /// What the pixels see of a context [batch, tokens, context width].
    KeysAndValues context(const at::Tensor& tokens) const { return toContext_.keysAndValues(tokens); }

    /// x     [batch, channels, height, width]
    /// mask  of the context's tokens: additive, [batch, 1, 1, context tokens], or undefined
    at::Tensor operator()(const at::Tensor& x, const KeysAndValues& context, const at::Tensor& mask) const;

private:
    GroupNorm norm_;
    Linear in_, out_, widen_, narrow_;
    LayerNorm normOfEachOther_, normOfContext_, normOfPerceptron_;
    Attention toEachOther_, toContext_;
};

}  // namespace unclip
