#pragma once

#include "engine/depth/depth_config.h"
#include "engine/nn/convolution.h"
#include "engine/nn/linear.h"
#include "engine/nn/norm.h"

namespace unclip {

/// What a transformer saw of a picture, layer by layer.
struct TappedTokens {
    std::vector<at::Tensor> layers;      ///< [batch, 1 + rows * columns, width] each; the class token comes first
    std::int64_t rows = 0, columns = 0;  ///< of patches
};

/// A pre-norm transformer block under the names of transformers' DPTViTLayer.
class VisionLayer {
public:
    VisionLayer(const Parameters& parameters, const DepthConfig& config);

    /// x [batch, tokens, width] → the same shape.
    at::Tensor operator()(const at::Tensor& x) const;

private:
    LayerNorm normOfEachOther_, normOfPerceptron_;
    Linear query_, key_, value_, out_, widen_, narrow_;
    std::int64_t heads_;
};

/// The vision transformer inside a depth estimator (Dosovitskiy et al. 2021; transformers' DPTModel without its last
/// norm, which depths don't come from). Pictures may have any size: the learned positions are stretched over them.
class VisionTransformer {
public:
    VisionTransformer(const Parameters& parameters, const DepthConfig& config);

    /// pixels  [batch, 3, height, width], at least a patch high and wide; what is left over at the right and below a
    ///         whole number of patches isn't seen
    TappedTokens operator()(const at::Tensor& pixels) const;

private:
    at::Tensor positions(std::int64_t rows, std::int64_t columns, const at::Tensor& like) const;

    Convolution patchEmbedding_;
    at::Tensor classToken_;  ///< [1, 1, width]
    at::Tensor positions_;   ///< [1, 1 + side * side, width]: the class token's first
    std::vector<VisionLayer> layers_;
    std::vector<std::int64_t> tapped_;
    std::int64_t gridSide_;
};

}  // namespace unclip
