#include "engine/prior/prior_transformer.h"

#include "engine/weights/component_config.h"
#include "engine/weights/model_layout.h"

namespace unclip {
namespace {

constexpr double kMasked = -10000.0;

}  // namespace

PriorTransformer::PriorTransformer(const Parameters& parameters, const PriorConfig& config)
    : config_(config),
      noisyProjection_(parameters / "proj_in", config.embeddingWidth, config.width()),
      embeddingProjection_(parameters / "embedding_proj", config.embeddingWidth, config.width()),
      statesProjection_(parameters / "encoder_hidden_states_proj", config.embeddingWidth, config.width()),
      outProjection_(parameters / "proj_to_clip_embeddings", config.width(), config.embeddingWidth),
      positions_(parameters.take("positional_embedding",
                                 {1, config.textTokens + 1 + config.stepTokens(), config.width()}, Start::normal)),
      finalToken_(parameters.take("prd_embedding", {1, 1, config.width()}, Start::normal)),
      mean_(parameters.take("clip_mean", {1, config.embeddingWidth}, Start::zeros)),
      deviation_(parameters.take("clip_std", {1, config.embeddingWidth}, Start::ones)),
      normOut_(parameters / "norm_out", config.width()) {
    if (!config.isOnePass)
        timeEmbedding_.emplace(parameters / "time_embedding", config.width(), config.width(), config.width());
    for (int i = 0; i < config.layers; ++i) {
        const auto at = parameters / "transformer_blocks" / i;
        layers_.push_back({LayerNorm(at / "norm1", config.width()), LayerNorm(at / "norm3", config.width()),
                           Attention(at / "attn1", config.width(), config.heads, config.width(), true),
                           Linear(at / "ff" / "net" / 0 / "proj", config.width(), 4 * config.width()),
                           Linear(at / "ff" / "net" / 2, 4 * config.width(), config.width())});
    }
}

at::Tensor PriorTransformer::Layer::feedForward(const at::Tensor& x) const {
    return x + narrow(at::gelu(widen(norm3(x))));
}

PriorContext PriorTransformer::prepare(const at::Tensor& textEmbedding, const at::Tensor& textStates,
                                       const at::Tensor& textMask) const {
    const std::int64_t batch = textStates.size(0), tokens = textStates.size(1) + 1, all = tokens + config_.stepTokens();
    auto hidden = at::cat({statesProjection_(textStates), embeddingProjection_(textEmbedding).unsqueeze(1)}, 1);
    hidden = hidden + matched(positions_, hidden).slice(1, 0, tokens);

    const auto options = hidden.options().dtype(at::kFloat);
    const auto padding = at::constant_pad_nd((1 - textMask.to(at::kFloat)) * kMasked, {0, config_.stepTokens() + 1});
    const auto causal = at::triu(at::full({all, all}, kMasked, options), 1);
    const auto mask = (padding.view({batch, 1, 1, all}) + causal).contiguous();

    PriorContext context;
    context.mask = mask.slice(2, tokens);
    const auto seen = mask.slice(2, 0, tokens).slice(3, 0, tokens);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const Layer& layer = layers_[i];
        const auto normed = layer.norm1(hidden);
        context.layers.push_back(layer.attention.keysAndValues(normed));
        if (i + 1 < layers_.size())
            hidden = layer.feedForward(hidden + layer.attention(normed, context.layers.back(), seen));
    }
    return context;
}

at::Tensor PriorTransformer::operator()(const at::Tensor& noisy, const at::Tensor& timesteps,
                                        const PriorContext& context) const {
    const std::int64_t batch = noisy.size(0);
    auto hidden = at::cat(
        {noisyProjection_(noisy).unsqueeze(1), matched(finalToken_, noisy).expand({batch, 1, config_.width()})}, 1);
    if (timeEmbedding_) {
        const auto time = sinusoidalEmbedding(timesteps, config_.width()).to(noisy.scalar_type());
        hidden = at::cat({(*timeEmbedding_)(time).unsqueeze(1), hidden}, 1);
    }
    hidden = hidden + matched(positions_, hidden).slice(1, config_.textTokens + 1);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const Layer& layer = layers_[i];
        const auto normed = layer.norm1(hidden);
        const auto own = layer.attention.keysAndValues(normed);
        const KeysAndValues seen{at::cat({context.layers[i].keys, own.keys}, 2),
                                 at::cat({context.layers[i].values, own.values}, 2)};
        hidden = layer.feedForward(hidden + layer.attention(normed, seen, context.mask));
    }
    return outProjection_(normOut_(hidden.select(1, config_.stepTokens() - 1)));
}

at::Tensor PriorTransformer::denormalise(const at::Tensor& embedding) const {
    return embedding * deviation_.to(embedding.scalar_type()) + mean_.to(embedding.scalar_type());
}

at::Tensor PriorTransformer::normalise(const at::Tensor& embedding) const {
    return (embedding - mean_.to(embedding.scalar_type())) / deviation_.to(embedding.scalar_type());
}

PriorConfig PriorConfig::from(const ComponentConfig& config) {
    PriorConfig result;
    result.heads = config.positive("num_attention_heads", result.heads);
    result.headWidth = config.positive("attention_head_dim", result.headWidth);
    result.layers = config.positive("num_layers", result.layers);
    result.embeddingWidth = config.positive("embedding_dim", result.embeddingWidth);
    result.textTokens = config.positive("num_embeddings", result.textTokens);
    config.oneOf("encoder_hid_proj_type", {"linear"}, "linear");
    config.oneOf("added_emb_type", {"prd"}, "prd");
    config.oneOf("time_embed_act_fn", {"silu"}, "silu");
    for (const char* key : {"norm_in_type", "embedding_proj_norm_type"})
        if (config.has(key))
            config.refuse(key, says("Models", "null: other priors can't be built here"));
    for (const char* key : {"embedding_proj_dim", "clip_embed_dim"})
        if (config.positive(key, result.embeddingWidth) != result.embeddingWidth)
            config.refuse(key, says("Models", "equal to embedding_dim"));
    if (config.positive("time_embed_dim", result.width()) != result.width())
        config.refuse("time_embed_dim", says("Models", "num_attention_heads times attention_head_dim"));
    result.isOnePass = predictsInOnePass(config);
    if (config.positive("additional_embeddings", 4) != 1 + result.stepTokens())
        config.refuse(
            "additional_embeddings",
            says("Models", "4 (text embedding, timestep, noisy embedding, final token), or 3 (without a timestep)"));
    return result;
}

}  // namespace unclip
