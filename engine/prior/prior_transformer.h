#pragma once

#include <optional>
#include <vector>

#include "engine/nn/attention.h"
#include "engine/nn/timestep_embedding.h"

namespace unclip {

class ComponentConfig;

/// The numbers of a PriorTransformer's config.json.
struct PriorConfig {
    std::int64_t heads = 32, headWidth = 64, layers = 20;
    std::int64_t embeddingWidth = 768;  ///< width of CLIP's text and image embeddings
    std::int64_t textTokens = 77;
    bool isOnePass = false;  ///< predictsInOnePass(): no diffusion, so no token tells a timestep

    std::int64_t width() const { return heads * headWidth; }
    /// Tokens behind the caption's: timestep, noisy embedding, final token.
    std::int64_t stepTokens() const { return isOnePass ? 2 : 3; }
    /// Throws ModelError naming the key, its value and the rule.
    static PriorConfig from(const ComponentConfig& config);
};

/// What the prior has made of a caption. The attention is causal and the caption comes first, so nothing here depends
/// on the timestep or the noisy embedding: it is computed once and serves every step.
struct PriorContext {
    std::vector<KeysAndValues> layers;  ///< of the text states' and the text embedding's tokens, per layer
    at::Tensor mask;                    ///< additive, [batch, 1, step tokens, all tokens], for the tokens of a step
};

/// Predicts the CLIP image embedding of a caption from a noisy one (Ramesh et al. 2022, section 2.2; diffusers'
/// PriorTransformer with its "prd" token). One that does so in one pass (ECLIPSE; Patel et al. 2023) makes it of plain
/// noise, in CLIP's own scale.
class PriorTransformer {
public:
    PriorTransformer(const Parameters& parameters, const PriorConfig& config);

    /// textEmbedding  [batch, embedding width]               CLIP's text embedding, not normalised
    /// textStates     [batch, text tokens, embedding width]  last hidden states of the text encoder
    /// textMask       [batch, text tokens]                   1 for tokens, 0 for padding
    PriorContext prepare(const at::Tensor& textEmbedding, const at::Tensor& textStates,
                         const at::Tensor& textMask) const;

    /// noisy      [batch, embedding width]
    /// timesteps  [batch]; not looked at by a prior of one pass
    /// returns    [batch, embedding width]: the predicted clean embedding, before denormalise()
    at::Tensor operator()(const at::Tensor& noisy, const at::Tensor& timesteps, const PriorContext& context) const;

    /// From the scale in which the prior works to CLIP's own, and back.
    at::Tensor denormalise(const at::Tensor& embedding) const;
    at::Tensor normalise(const at::Tensor& embedding) const;

    const PriorConfig& config() const { return config_; }

private:
    struct Layer {
        LayerNorm norm1, norm3;
        Attention attention;
        Linear widen, narrow;

        at::Tensor feedForward(const at::Tensor& x) const;
    };

    PriorConfig config_;
    std::optional<TimestepEmbedding> timeEmbedding_;  ///< none where there is one pass
    Linear noisyProjection_, embeddingProjection_, statesProjection_, outProjection_;
    at::Tensor positions_, finalToken_, mean_, deviation_;
    std::vector<Layer> layers_;
    LayerNorm normOut_;
};

}  // namespace unclip
