#pragma once

#include <cstdint>
#include <vector>

namespace unclip {

class ComponentConfig;

/// What a depth estimator does with the class token before its tokens become a feature map (Ranftl et al. 2021, section
/// 3.1, "Read").
enum class Readout {
    ignore,
    add,      ///< to every token
    project,  ///< beside every token, and both through a layer
};

/// The numbers of a DPTForDepthEstimation's config.json, with a plain vision transformer inside.
struct DepthConfig {
    std::int64_t width = 768, perceptronWidth = 3072, heads = 12;
    std::int64_t side = 384;        ///< pixels a side of the pictures whose positions were learned
    std::int64_t patch = 16;        ///< pixels of a patch's side
    double epsilon = 1e-12;         ///< of the layer norms
    bool hasProjectionBias = true;  ///< of queries, keys and values
    /// Layers whose tokens are made feature maps of, counted from 0, rising; the layers behind the last aren't needed.
    std::vector<std::int64_t> tapped{2, 5, 8, 11};
    Readout readout = Readout::project;
    /// How much larger than the grid of patches each feature map is: a whole number, or one divided by a whole number.
    std::vector<double> factors{4, 2, 1, 0.5};
    std::vector<std::int64_t> mapWidths{96, 192, 384, 768};  ///< channels of the feature maps
    std::int64_t fusionWidth = 256;                          ///< channels while they are fused
    bool normalisesFusion = false;                           ///< batch norms in the fusion's residual units
    bool hasFusionBias = true;                               ///< of the convolutions there
    std::size_t headInput = 3;  ///< which of the fused maps, from coarse to fine, depths are read from

    std::int64_t gridSide() const { return side / patch; }

    /// Throws ModelError naming the key, its value and the rule; also for backbones of other kinds (hybrid ones with
    /// BiT, Swin, DINOv2, BEiT), which share the class.
    static DepthConfig from(const ComponentConfig& config);
};

}  // namespace unclip
