#pragma once

#include <optional>

#include "engine/depth/vision_transformer.h"

namespace unclip {

/// Tokens of a layer, made a feature map again: class token read, projected, and brought to a resolution of its own
/// (Ranftl et al. 2021, section 3.1, "Reassemble"; transformers' DPTReassembleLayer).
class Reassembly {
public:
    /// `readout` and `layer`: the names under which the layer's two parts are stored.
    Reassembly(const Parameters& readout, const Parameters& layer, const DepthConfig& config, std::size_t index);

    /// tokens [batch, 1 + rows * columns, width] → [batch, map width, rows * factor, columns * factor], rounded up.
    at::Tensor operator()(const at::Tensor& tokens, std::int64_t rows, std::int64_t columns) const;

private:
    at::Tensor read(const at::Tensor& tokens) const;

    Readout readout_;
    Linear project_;
    Convolution narrow_, shrink_;
    at::Tensor enlargingWeight_, enlargingBias_;  ///< of a transposed convolution; undefined where it doesn't enlarge
    std::int64_t factor_;                         ///< by which it enlarges or shrinks; 1: neither
};

/// Batch normalisation with the statistics of training. x [batch, channels, height, width].
struct BatchNorm {
    at::Tensor weight, bias, mean, variance;  ///< [channels]

    BatchNorm(const Parameters& parameters, std::int64_t channels);
    at::Tensor operator()(const at::Tensor& x) const;
};

/// Two convolutions behind ReLUs beside a shortcut (transformers' DPTPreActResidualLayer).
class ResidualUnit {
public:
    ResidualUnit(const Parameters& parameters, const DepthConfig& config);

    at::Tensor operator()(const at::Tensor& x) const;

private:
    Convolution convolution1_, convolution2_;
    std::optional<BatchNorm> norm1_, norm2_;
};

/// Joins a finer feature map to the coarser ones' and doubles the resolution (transformers' DPTFeatureFusionLayer).
class Fusion {
public:
    /// `isFirst`: of the coarsest map, which has no coarser ones.
    Fusion(const Parameters& parameters, const DepthConfig& config, bool isFirst);

    /// coarse  [batch, fusion width, height, width]
    /// finer   [batch, fusion width, any, any], or undefined for the first
    /// returns [batch, fusion width, 2 * height, 2 * width]
    at::Tensor operator()(const at::Tensor& coarse, const at::Tensor& finer) const;

private:
    std::optional<ResidualUnit> unitOfFiner_;
    ResidualUnit unit_;
    Convolution project_;
};

/// Between transformer and head: the tokens of several layers become feature maps, which are fused from the coarsest on
/// (transformers' DPTNeck).
class FusionNeck {
public:
    FusionNeck(const Parameters& parameters, const DepthConfig& config);

    /// A feature map a layer, [batch, map width, height, width] with sizes of their own.
    std::vector<at::Tensor> reassembled(const TappedTokens& tokens) const;

    /// Of those maps the fused ones, [batch, fusion width, height, width], from coarse to fine.
    std::vector<at::Tensor> fused(const std::vector<at::Tensor>& maps) const;

private:
    std::vector<Reassembly> reassemblies_;
    std::vector<Convolution> convolutions_;
    std::vector<Fusion> fusions_;
};

}  // namespace unclip
