#pragma once

#include "engine/decoder/condition.h"
#include "engine/nn/linear.h"
#include "engine/nn/norm.h"

namespace unclip {

class ComponentConfig;

struct TextProjectionConfig {
    std::int64_t embeddingWidth = 768;  ///< of CLIP's embeddings and of the text states
    std::int64_t timeWidth = 1280;      ///< of the decoder's timestep embedding
    std::int64_t contextWidth = 1536;   ///< of the decoder's context tokens
    std::int64_t extraTokens = 4;

    static TextProjectionConfig from(const ComponentConfig& config);
};

/// Brings CLIP's image embedding to the decoder: added to the timestep embedding and projected into extra context
/// tokens beside the text encoder's output (Ramesh et al. 2022, section 2.1; diffusers' UnCLIPTextProjModel).
class TextProjection {
public:
    TextProjection(const Parameters& parameters, const TextProjectionConfig& config);

    /// imageEmbedding  [batch, embedding width]
    /// textEmbedding   [batch, embedding width]
    /// textStates      [batch, text tokens, embedding width]
    /// textMask        [batch, text tokens]  1 for tokens, 0 for padding
    Condition operator()(const at::Tensor& imageEmbedding, const at::Tensor& textEmbedding,
                         const at::Tensor& textStates, const at::Tensor& textMask) const;

    /// The learned embedding that stands for "no image embedding", [embedding width].
    const at::Tensor& withoutImage() const { return withoutImage_; }

private:
    TextProjectionConfig config_;
    at::Tensor withoutImage_;
    Linear textToTime_, imageToTime_, imageToTokens_, statesProjection_;
    LayerNorm statesNorm_;
};

}  // namespace unclip
