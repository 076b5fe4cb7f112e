#include "engine/depth/vision_transformer.h"

#include <algorithm>

#include "engine/base/stop_point.h"
#include "engine/nn/attention.h"

namespace unclip {

VisionLayer::VisionLayer(const Parameters& parameters, const DepthConfig& config)
    : normOfEachOther_(parameters / "layernorm_before", config.width, config.epsilon),
      normOfPerceptron_(parameters / "layernorm_after", config.width, config.epsilon),
      out_(parameters / "attention" / "output" / "dense", config.width, config.width),
      widen_(parameters / "intermediate" / "dense", config.width, config.perceptronWidth),
      narrow_(parameters / "output" / "dense", config.perceptronWidth, config.width),
      heads_(config.heads) {
    const auto attention = parameters / "attention" / "attention";
    query_ = Linear(attention / "query", config.width, config.width, config.hasProjectionBias);
    key_ = Linear(attention / "key", config.width, config.width, config.hasProjectionBias);
    value_ = Linear(attention / "value", config.width, config.width, config.hasProjectionBias);
}

at::Tensor VisionLayer::operator()(const at::Tensor& x) const {
    const auto seen = normOfEachOther_(x);
    const auto attended = attend(splitHeads(query_(seen), heads_),
                                 {splitHeads(key_(seen), heads_), splitHeads(value_(seen), heads_)}, {});
    const auto hidden = x + out_(mergeHeads(attended));
    return hidden + narrow_(at::gelu(widen_(normOfPerceptron_(hidden))));
}

VisionTransformer::VisionTransformer(const Parameters& parameters, const DepthConfig& config)
    : tapped_(config.tapped), gridSide_(config.gridSide()) {
    const auto embeddings = parameters / "embeddings";
    patchEmbedding_ =
        Convolution(embeddings / "patch_embeddings" / "projection", 3, config.width, config.patch, config.patch);
    classToken_ = embeddings.take("cls_token", {1, 1, config.width}, Start::smallNormal);
    positions_ =
        embeddings.take("position_embeddings", {1, gridSide_ * gridSide_ + 1, config.width}, Start::smallNormal);
    for (int i = 0; i <= config.tapped.back(); ++i) layers_.emplace_back(parameters / "encoder" / "layer" / i, config);
}

at::Tensor VisionTransformer::positions(std::int64_t rows, std::int64_t columns, const at::Tensor& like) const {
    const auto learned = matched(positions_, like);
    if (rows == gridSide_ && columns == gridSide_)
        return learned;
    const std::int64_t width = learned.size(2);
    const auto grid = learned.slice(1, 1).view({1, gridSide_, gridSide_, width}).permute({0, 3, 1, 2});
    const auto stretched = at::upsample_bilinear2d(grid, {rows, columns}, false);
    return at::cat({learned.slice(1, 0, 1), stretched.permute({0, 2, 3, 1}).reshape({1, rows * columns, width})}, 1);
}

TappedTokens VisionTransformer::operator()(const at::Tensor& pixels) const {
    const auto patches = patchEmbedding_(pixels);  // [batch, width, rows, columns]
    TappedTokens result;
    result.rows = patches.size(2);
    result.columns = patches.size(3);
    const auto classToken = matched(classToken_, pixels).expand({pixels.size(0), 1, patches.size(1)});
    auto hidden =
        at::cat({classToken, patches.flatten(2).transpose(1, 2)}, 1) + positions(result.rows, result.columns, pixels);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        stopPoint();
        hidden = layers_[i](hidden);
        if (std::find(tapped_.begin(), tapped_.end(), static_cast<std::int64_t>(i)) != tapped_.end())
            result.layers.push_back(hidden);
    }
    return result;
}

}  // namespace unclip
