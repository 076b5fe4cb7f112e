#pragma once

#include "engine/depth/fusion_neck.h"

namespace unclip {

/// Says how near everything in a picture is: a dense prediction transformer (Ranftl et al. 2021; transformers'
/// DPTForDepthEstimation).
class DepthEstimator {
public:
    DepthEstimator(const Parameters& parameters, const DepthConfig& config);

    /// pixels   [batch, 3, height, width], as DepthPreprocessing gives them; their dtype is computed in
    /// returns  [batch, height', width'], larger is nearer, in a scale of the picture's own, at least 0
    /// Throws Cancelled when the work of this thread shall stop (engine/base/stop_point.h).
    at::Tensor operator()(const at::Tensor& pixels) const;

    // The same step by step.
    TappedTokens tokens(const at::Tensor& pixels) const { return transformer_(pixels); }
    const FusionNeck& neck() const { return neck_; }
    /// Of the neck's fused maps.
    at::Tensor depths(const std::vector<at::Tensor>& fused) const;

private:
    VisionTransformer transformer_;
    FusionNeck neck_;
    Convolution narrow_, refine_, read_;
    std::size_t headInput_;
};

}  // namespace unclip
