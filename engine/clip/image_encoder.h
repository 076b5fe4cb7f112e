#pragma once

#include <vector>

#include "engine/clip/transformer_layer.h"
#include "engine/nn/convolution.h"

namespace unclip {

/// The numbers of a CLIPVisionModelWithProjection's config.json.
struct ImageEncoderConfig {
    std::int64_t side = 224;  ///< pixels of its square input
    std::int64_t patch = 32;  ///< pixels of a patch's side
    std::int64_t layers = 12;
    std::int64_t projection = 512;  ///< width of the image embedding
    ClipLayerSettings layer{768, 3072, 12};

    std::int64_t patches() const { return (side / patch) * (side / patch); }
    /// Throws ModelError naming the key, its value and the rule.
    static ImageEncoderConfig from(const ComponentConfig& config);
};

/// CLIP's image encoder, a vision transformer (Radford et al. 2021, section 2.4; transformers'
/// CLIPVisionModelWithProjection).
class ImageEncoder {
public:
    ImageEncoder(const Parameters& parameters, const ImageEncoderConfig& config);

    /// pixels   [batch, 3, side, side], RGB, as ImagePreprocessing gives them; their dtype is computed in
    /// returns  [batch, projection], not normalised
    at::Tensor operator()(const at::Tensor& pixels) const;

    const ImageEncoderConfig& config() const { return config_; }

private:
    ImageEncoderConfig config_;
    Convolution patchEmbedding_;
    at::Tensor classEmbedding_, positionEmbedding_;
    LayerNorm normIn_, normOut_;
    std::vector<ClipLayer> layers_;
    Linear projection_;
};

}  // namespace unclip
