#pragma once

#include <string>

#include "engine/nn/linear.h"
#include "engine/nn/norm.h"

namespace unclip {

class ComponentConfig;

/// The activation between the two layers of a CLIP block's perceptron.
enum class ClipActivation {
    quickGelu,  ///< x · sigmoid(1.702 x): OpenAI's own models
    gelu,       ///< with the error function: OpenCLIP's models
};

struct ClipLayerSettings {
    std::int64_t width = 768, perceptronWidth = 3072, heads = 12;
    ClipActivation activation = ClipActivation::quickGelu;
    double epsilon = 1e-5;

    /// What config.json says, `defaults` where it says nothing. Throws ModelError naming the key, its value and the
    /// rule.
    static ClipLayerSettings from(const ComponentConfig& config, ClipLayerSettings defaults);
};

/// A pre-norm transformer block as both CLIP encoders have it (transformers' CLIPEncoderLayer).
class ClipLayer {
public:
    ClipLayer(const Parameters& parameters, const ClipLayerSettings& settings);

    /// x [batch, tokens, width] → the same shape. `causal`: a token sees itself and those before it.
    at::Tensor operator()(const at::Tensor& x, bool causal) const;

private:
    at::Tensor attended(const at::Tensor& x, bool causal) const;

    LayerNorm norm1_, norm2_;
    Linear query_, key_, value_, out_, widen_, narrow_;
    std::int64_t heads_;
    ClipActivation activation_;
};

}  // namespace unclip
