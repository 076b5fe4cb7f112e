#include "engine/depth/fusion_neck.h"

#include <cmath>

#include "engine/base/stop_point.h"

namespace unclip {
namespace {

constexpr double kBatchNormEpsilon = 1e-5;

}  // namespace

Reassembly::Reassembly(const Parameters& readout, const Parameters& layer, const DepthConfig& config, std::size_t index)
    : readout_(config.readout) {
    const std::int64_t width = config.mapWidths[index];
    const double factor = config.factors[index];
    factor_ = std::llround(factor >= 1 ? factor : 1 / factor);
    if (readout_ == Readout::project)
        project_ = Linear(readout / 0, 2 * config.width, config.width);
    narrow_ = Convolution(layer / "projection", config.width, width, 1);
    if (factor > 1) {
        enlargingWeight_ = (layer / "resize").take("weight", {width, width, factor_, factor_}, Start::uniform, width);
        enlargingBias_ = (layer / "resize").take("bias", {width}, Start::uniform, width);
    } else if (factor < 1) {
        shrink_ = Convolution(layer / "resize", width, width, 3, factor_);
        shrink_.padding = 1;  // also where stride and kernel are the same
    }
}

at::Tensor Reassembly::read(const at::Tensor& tokens) const {
    const auto patches = tokens.slice(1, 1), classToken = tokens.slice(1, 0, 1);
    switch (readout_) {
        case Readout::ignore:
            return patches;
        case Readout::add:
            return patches + classToken;
        case Readout::project:
            return at::gelu(project_(at::cat({patches, classToken.expand_as(patches)}, 2)));
    }
    return patches;
}

at::Tensor Reassembly::operator()(const at::Tensor& tokens, std::int64_t rows, std::int64_t columns) const {
    const auto map = read(tokens).transpose(1, 2).reshape({tokens.size(0), tokens.size(2), rows, columns});
    const auto narrowed = narrow_(map);
    if (enlargingWeight_.defined())
        return at::conv_transpose2d(narrowed, matched(enlargingWeight_, map), matched(enlargingBias_, map), factor_);
    return shrink_.weight.defined() ? shrink_(narrowed) : narrowed;
}

BatchNorm::BatchNorm(const Parameters& parameters, std::int64_t channels)
    : weight(parameters.take("weight", {channels}, Start::ones)),
      bias(parameters.take("bias", {channels}, Start::zeros)),
      mean(parameters.take("running_mean", {channels}, Start::zeros)),
      variance(parameters.take("running_var", {channels}, Start::ones)) {}

at::Tensor BatchNorm::operator()(const at::Tensor& x) const {
    return at::batch_norm(x, matched(weight, x), matched(bias, x), matched(mean, x), matched(variance, x), false, 0,
                          kBatchNormEpsilon, false);
}

ResidualUnit::ResidualUnit(const Parameters& parameters, const DepthConfig& config) {
    const std::int64_t width = config.fusionWidth;
    convolution1_ = Convolution(parameters / "convolution1", width, width, 3, 1, config.hasFusionBias);
    convolution2_ = Convolution(parameters / "convolution2", width, width, 3, 1, config.hasFusionBias);
    if (config.normalisesFusion) {
        norm1_.emplace(parameters / "batch_norm1", width);
        norm2_.emplace(parameters / "batch_norm2", width);
    }
}

at::Tensor ResidualUnit::operator()(const at::Tensor& x) const {
    auto hidden = convolution1_(at::relu(x));
    if (norm1_)
        hidden = (*norm1_)(hidden);
    hidden = convolution2_(at::relu(hidden));
    return x + (norm2_ ? (*norm2_)(hidden) : hidden);
}

Fusion::Fusion(const Parameters& parameters, const DepthConfig& config, bool isFirst)
    : unit_(parameters / "residual_layer2", config),
      project_(parameters / "projection", config.fusionWidth, config.fusionWidth, 1) {
    if (!isFirst)
        unitOfFiner_.emplace(parameters / "residual_layer1", config);
}

at::Tensor Fusion::operator()(const at::Tensor& coarse, const at::Tensor& finer) const {
    at::Tensor joined = coarse;
    if (unitOfFiner_) {
        const auto size = coarse.sizes().slice(2);
        const auto fitting =
            finer.sizes() == coarse.sizes() ? finer : at::upsample_bilinear2d(finer, size.vec(), false);
        joined = coarse + (*unitOfFiner_)(fitting);
    }
    const auto fused = unit_(joined);
    return project_(at::upsample_bilinear2d(fused, {2 * fused.size(2), 2 * fused.size(3)}, true));
}

FusionNeck::FusionNeck(const Parameters& parameters, const DepthConfig& config) {
    const auto reassembly = parameters / "reassemble_stage", fusion = parameters / "fusion_stage" / "layers";
    for (std::size_t i = 0; i < config.tapped.size(); ++i) {
        const int place = static_cast<int>(i);
        reassemblies_.emplace_back(reassembly / "readout_projects" / place, reassembly / "layers" / place, config, i);
        convolutions_.emplace_back(parameters / "convs" / place, config.mapWidths[i], config.fusionWidth, 3, 1, false);
        fusions_.emplace_back(fusion / place, config, i == 0);
    }
}

std::vector<at::Tensor> FusionNeck::reassembled(const TappedTokens& tokens) const {
    std::vector<at::Tensor> maps;
    for (std::size_t i = 0; i < reassemblies_.size(); ++i)
        maps.push_back(reassemblies_[i](tokens.layers[i], tokens.rows, tokens.columns));
    return maps;
}

std::vector<at::Tensor> FusionNeck::fused(const std::vector<at::Tensor>& maps) const {
    std::vector<at::Tensor> fused;
    for (std::size_t i = 0; i < fusions_.size(); ++i) {
        stopPoint();
        const std::size_t from = maps.size() - 1 - i;
        const auto map = convolutions_[from](maps[from]);
        fused.push_back(fusions_[i](i == 0 ? map : fused.back(), map));
    }
    return fused;
}

}  // namespace unclip
