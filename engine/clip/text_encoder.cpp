#include "engine/clip/text_encoder.h"

#include "engine/base/error.h"
#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr std::int64_t kLargestIdEnds = 2;

/// Where the model's parts stand in its file: transformers 5 leaves "text_model" out where nothing projects.
Parameters partsOf(const Parameters& parameters, bool projects) {
    const auto published = parameters / "text_model";
    return projects || (published / "final_layer_norm").has("weight") ? published : parameters;
}

/// The place of each sequence's first end token, [batch].
at::Tensor endPositions(const at::Tensor& ids, std::int64_t endToken) {
    if (endToken == kLargestIdEnds)
        return ids.argmax(1);
    return ids.eq(endToken).to(at::kInt).argmax(1);
}

}  // namespace

TextEncoder::TextEncoder(const Parameters& parameters, const TextEncoderConfig& config)
    : config_(config),
      finalNorm_(partsOf(parameters, config.projects) / "final_layer_norm", config.layer.width, config.layer.epsilon) {
    if (config.projects)
        projection_ = Linear(parameters / "text_projection", config.layer.width, config.projection, false);
    const auto model = partsOf(parameters, config.projects), embeddings = model / "embeddings";
    tokenEmbedding_ =
        (embeddings / "token_embedding").take("weight", {config.vocabulary, config.layer.width}, Start::normal);
    positionEmbedding_ =
        (embeddings / "position_embedding").take("weight", {config.tokens, config.layer.width}, Start::normal);
    for (int i = 0; i < config.layers; ++i) layers_.emplace_back(model / "encoder" / "layers" / i, config.layer);
}

TextOutput TextEncoder::operator()(const at::Tensor& ids, at::ScalarType dtype) const {
    const std::int64_t batch = ids.size(0), tokens = ids.size(1);
    if (tokens > config_.tokens)
        throw ModelError(says("Models",
                              "The text encoder reads %1 tokens, but the tokenizer gave %2; the two folders don't "
                              "belong together.")
                             .with(config_.tokens, tokens));
    if (ids.numel() > 0 && ids.max().item<std::int64_t>() >= config_.vocabulary)
        throw ModelError(says("Models",
                              "The tokenizer gave token %1, but the text encoder knows %2 tokens; the two folders "
                              "don't belong together.")
                             .with(ids.max().item<std::int64_t>(), config_.vocabulary));
    const auto device = tokenEmbedding_.device();
    at::Tensor hidden =
        at::embedding(tokenEmbedding_, ids.to(device)).to(dtype) + positionEmbedding_.slice(0, 0, tokens).to(dtype);
    for (const auto& layer : layers_) hidden = layer(hidden, true);
    hidden = finalNorm_(hidden);
    if (!config_.projects)
        return {hidden, {}};
    const auto rows = at::arange(batch, ids.options().device(device));
    const auto pooled = hidden.index({rows, endPositions(ids, config_.endToken).to(device)});
    return {hidden, projection_(pooled)};
}

TextEncoderConfig TextEncoderConfig::from(const ComponentConfig& config) {
    TextEncoderConfig result;
    result.vocabulary = config.positive("vocab_size", result.vocabulary);
    result.tokens = config.positive("max_position_embeddings", result.tokens);
    result.layers = config.positive("num_hidden_layers", result.layers);
    result.projection = config.positive("projection_dim", result.projection);
    result.projects = config.className() != "CLIPTextModel";
    result.endToken = config.positive("eos_token_id", result.endToken);
    result.layer = ClipLayerSettings::from(config, result.layer);
    return result;
}

}  // namespace unclip
