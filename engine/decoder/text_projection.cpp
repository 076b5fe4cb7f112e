#include "engine/decoder/text_projection.h"

#include "engine/weights/component_config.h"

namespace unclip {

TextProjection::TextProjection(const Parameters& parameters, const TextProjectionConfig& config)
    : config_(config),
      withoutImage_(
          parameters.take("learned_classifier_free_guidance_embeddings", {config.embeddingWidth}, Start::zeros)),
      textToTime_(parameters / "embedding_proj", config.embeddingWidth, config.timeWidth),
      imageToTime_(parameters / "clip_image_embeddings_project_to_time_embeddings", config.embeddingWidth,
                   config.timeWidth),
      imageToTokens_(parameters / "clip_extra_context_tokens_proj", config.embeddingWidth,
                     config.extraTokens * config.contextWidth),
      statesProjection_(parameters / "encoder_hidden_states_proj", config.embeddingWidth, config.contextWidth),
      statesNorm_(parameters / "text_encoder_hidden_states_norm", config.contextWidth) {}

Condition TextProjection::operator()(const at::Tensor& imageEmbedding, const at::Tensor& textEmbedding,
                                     const at::Tensor& textStates, const at::Tensor& textMask) const {
    const std::int64_t batch = imageEmbedding.size(0);
    Condition condition;
    condition.timeShift = imageToTime_(imageEmbedding) + textToTime_(textEmbedding);
    // The projection's output counts channels first, tokens second.
    const auto tokens =
        imageToTokens_(imageEmbedding).view({batch, config_.contextWidth, config_.extraTokens}).transpose(1, 2);
    condition.context = at::cat({tokens, statesNorm_(statesProjection_(textStates))}, 1);
    const auto hidden = (1 - textMask.to(imageEmbedding.device()).to(at::kFloat)) * -10000.0;
    condition.contextMask = at::constant_pad_nd(hidden, {config_.extraTokens, 0}).unsqueeze(1).unsqueeze(1);
    return condition;
}

TextProjectionConfig TextProjectionConfig::from(const ComponentConfig& config) {
    TextProjectionConfig result;
    result.embeddingWidth = config.positive("clip_embeddings_dim", result.embeddingWidth);
    result.timeWidth = config.positive("time_embed_dim", 1536);
    result.contextWidth = config.positive("cross_attention_dim", 1536);
    result.extraTokens = config.positive("clip_extra_context_tokens", 4);
    return result;
}

}  // namespace unclip
