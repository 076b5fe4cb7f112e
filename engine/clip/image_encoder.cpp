#include "engine/clip/image_encoder.h"

#include "engine/base/error.h"
#include "engine/weights/component_config.h"

namespace unclip {

ImageEncoder::ImageEncoder(const Parameters& parameters, const ImageEncoderConfig& config)
    : config_(config), projection_(parameters / "visual_projection", config.layer.width, config.projection, false) {
    const std::int64_t width = config.layer.width;
    const auto model = parameters / "vision_model", embeddings = model / "embeddings";
    patchEmbedding_ = Convolution(embeddings / "patch_embedding", 3, width, config.patch, config.patch, false);
    classEmbedding_ = embeddings.take("class_embedding", {width}, Start::smallNormal);
    positionEmbedding_ =
        (embeddings / "position_embedding").take("weight", {config.patches() + 1, width}, Start::smallNormal);
    normIn_ = LayerNorm(model / "pre_layrnorm", width, config.layer.epsilon);
    normOut_ = LayerNorm(model / "post_layernorm", width, config.layer.epsilon);
    for (int i = 0; i < config.layers; ++i) layers_.emplace_back(model / "encoder" / "layers" / i, config.layer);
}

at::Tensor ImageEncoder::operator()(const at::Tensor& pixels) const {
    const std::int64_t batch = pixels.size(0), width = config_.layer.width;
    if (pixels.size(2) != config_.side || pixels.size(3) != config_.side)
        throw ModelError(says("Models",
                              "The image encoder looks at pictures of %1 pixels, but got %2 x %3; image_encoder and "
                              "feature_extractor don't belong together.")
                             .with(config_.side, pixels.size(3), pixels.size(2)));
    const auto patches = patchEmbedding_(pixels).flatten(2).transpose(1, 2);
    auto hidden = at::cat({matched(classEmbedding_, pixels).expand({batch, 1, width}), patches}, 1);
    hidden = normIn_(hidden + matched(positionEmbedding_, pixels));
    for (const auto& layer : layers_) hidden = layer(hidden, false);
    return projection_(normOut_(hidden.select(1, 0)));
}

ImageEncoderConfig ImageEncoderConfig::from(const ComponentConfig& config) {
    ImageEncoderConfig result;
    result.side = config.positive("image_size", result.side);
    result.patch = config.positive("patch_size", result.patch);
    result.layers = config.positive("num_hidden_layers", result.layers);
    result.projection = config.positive("projection_dim", result.projection);
    if (result.patch > result.side)
        config.refuse("patch_size", says("Models", "at most image_size, %1").with(result.side));
    result.layer = ClipLayerSettings::from(config, result.layer);
    return result;
}

}  // namespace unclip
