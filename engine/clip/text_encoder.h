#pragma once

#include <vector>

#include "engine/clip/transformer_layer.h"

namespace unclip {

/// The numbers of a CLIPTextModelWithProjection's config.json, or a CLIPTextModel's.
struct TextEncoderConfig {
    std::int64_t vocabulary = 49408;  ///< rows of the token embedding
    std::int64_t tokens = 77;         ///< longest sequence
    std::int64_t layers = 12;
    std::int64_t projection = 512;  ///< width of the text embedding
    bool projects = true;           ///< CLIPTextModel doesn't: it gives hidden states alone
    std::int64_t endToken = 49407;  ///< 2, in old files, means: the largest id of the sequence
    ClipLayerSettings layer{512, 2048, 8};

    /// Throws ModelError naming the key, its value and the rule.
    static TextEncoderConfig from(const ComponentConfig& config);
};

struct TextOutput {
    at::Tensor hiddenStates;  ///< [batch, tokens, width], after the final norm
    at::Tensor embedding;     ///< [batch, projection], not normalised; undefined where nothing projects
};

/// CLIP's text encoder (Radford et al. 2021, section 2.4; transformers' CLIPTextModelWithProjection and CLIPTextModel).
/// Causal; padding is not masked, since nothing before it can see it.
class TextEncoder {
public:
    TextEncoder(const Parameters& parameters, const TextEncoderConfig& config);

    /// ids [batch, tokens], int64, each below `vocabulary`; at most `config().tokens` tokens.
    /// The result is in `dtype`, which is computed in. Throws ModelError when a sequence is too long or an id too
    /// large.
    TextOutput operator()(const at::Tensor& ids, at::ScalarType dtype = at::kFloat) const;

    const TextEncoderConfig& config() const { return config_; }

private:
    TextEncoderConfig config_;
    at::Tensor tokenEmbedding_, positionEmbedding_;
    std::vector<ClipLayer> layers_;
    LayerNorm finalNorm_;
    Linear projection_;
};

}  // namespace unclip
