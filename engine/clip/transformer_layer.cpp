#include "engine/clip/transformer_layer.h"

#include "engine/nn/activation.h"
#include "engine/nn/attention.h"
#include "engine/weights/component_config.h"

namespace unclip {

ClipLayerSettings ClipLayerSettings::from(const ComponentConfig& config, ClipLayerSettings defaults) {
    ClipLayerSettings result = defaults;
    result.width = config.positive("hidden_size", result.width);
    result.perceptronWidth = config.positive("intermediate_size", result.perceptronWidth);
    result.heads = config.positive("num_attention_heads", result.heads);
    result.epsilon = config.number("layer_norm_eps", result.epsilon);
    const bool exact = config.oneOf("hidden_act", {"quick_gelu", "gelu"}, "quick_gelu") == "gelu";
    result.activation = exact ? ClipActivation::gelu : ClipActivation::quickGelu;
    if (result.width % result.heads != 0)
        config.refuse("hidden_size", says("Models", "a multiple of num_attention_heads, %1").with(result.heads));
    return result;
}

ClipLayer::ClipLayer(const Parameters& parameters, const ClipLayerSettings& settings)
    : norm1_(parameters / "layer_norm1", settings.width, settings.epsilon),
      norm2_(parameters / "layer_norm2", settings.width, settings.epsilon),
      query_(parameters / "self_attn" / "q_proj", settings.width, settings.width),
      key_(parameters / "self_attn" / "k_proj", settings.width, settings.width),
      value_(parameters / "self_attn" / "v_proj", settings.width, settings.width),
      out_(parameters / "self_attn" / "out_proj", settings.width, settings.width),
      widen_(parameters / "mlp" / "fc1", settings.width, settings.perceptronWidth),
      narrow_(parameters / "mlp" / "fc2", settings.perceptronWidth, settings.width),
      heads_(settings.heads),
      activation_(settings.activation) {}

at::Tensor ClipLayer::attended(const at::Tensor& x, bool causal) const {
    return out_(mergeHeads(attend(splitHeads(query_(x), heads_),
                                  {splitHeads(key_(x), heads_), splitHeads(value_(x), heads_)}, {}, causal)));
}

at::Tensor ClipLayer::operator()(const at::Tensor& x, bool causal) const {
    const at::Tensor hidden = x + attended(norm1_(x), causal);
    const at::Tensor wide = widen_(norm2_(hidden));
    return hidden + narrow_(activation_ == ClipActivation::quickGelu ? quickGelu(wide) : at::gelu(wide));
}

}  // namespace unclip
