#include "engine/depth/depth_config.h"

#include <algorithm>
#include <cmath>

#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr std::int64_t kMostLayers = 256, kLargestFactor = 16;

/// The class holds networks of other kinds, too; whoever took one for a plain transformer would compute nonsense.
void refuseOtherBackbones(const ComponentConfig& config) {
    config.oneOf("model_type", {"dpt"}, "dpt");
    if (config.flag("is_hybrid", false))
        config.refuse("is_hybrid", says("Models", "false: estimators with a convolutional backbone are not supported"));
    for (const char* key : {"backbone_config", "backbone"})
        if (config.has(key))
            config.refuse(key, says("Models",
                                    "null: only estimators with a plain vision transformer, such as Intel/dpt-large, "
                                    "are supported"));
    if (config.flag("add_projection", false))
        config.refuse("add_projection", says("Models", "false"));
    if (config.positive("num_channels", 3) != 3)
        config.refuse("num_channels", says("Models", "3"));
    config.oneOf("hidden_act", {"gelu"}, "gelu");
}

std::vector<std::int64_t> tappedIn(const ComponentConfig& config, std::int64_t layers) {
    std::vector<std::int64_t> tapped;
    for (const double layer : config.numbers("backbone_out_indices", std::vector<double>{2, 5, 8, 11})) {
        const bool isLayer = layer == std::floor(layer) && layer >= 0 && layer < static_cast<double>(layers);
        if (!isLayer || (!tapped.empty() && static_cast<std::int64_t>(layer) <= tapped.back()))
            config.refuse("backbone_out_indices", says("Models", "rising whole numbers from 0 to %1").with(layers - 1));
        tapped.push_back(static_cast<std::int64_t>(layer));
    }
    return tapped;
}

void readNeck(const ComponentConfig& config, DepthConfig& result) {
    const std::size_t maps = result.tapped.size();
    const auto readout = config.oneOf("readout_type", {"ignore", "add", "project"}, "project");
    result.readout = readout == "ignore" ? Readout::ignore : readout == "add" ? Readout::add : Readout::project;
    result.mapWidths = config.integers("neck_hidden_sizes", result.mapWidths);
    result.factors = config.numbers("reassemble_factors", result.factors);
    for (const auto& [key, size] :
         {std::pair{"neck_hidden_sizes", result.mapWidths.size()}, {"reassemble_factors", result.factors.size()}})
        if (size != maps)
            config.refuse(key, says("Models", "a list as long as backbone_out_indices, %1").with(maps));
    for (const double factor : result.factors) {
        const double whole = factor >= 1 ? factor : 1 / factor;
        if (!(factor > 0) || whole != std::round(whole) || whole > kLargestFactor)
            config.refuse("reassemble_factors",
                          says("Models", "whole numbers from 1 to %1, or 1 divided by them").with(kLargestFactor));
    }
    result.fusionWidth = config.positive("fusion_hidden_size", result.fusionWidth);
    if (result.fusionWidth < 2)
        config.refuse("fusion_hidden_size", says("Models", "at least 2"));
    result.normalisesFusion = config.flag("use_batch_norm_in_fusion_residual", false);
    result.hasFusionBias = config.flag("use_bias_in_fusion_residual", !result.normalisesFusion);
    const auto count = static_cast<std::int64_t>(maps);
    const auto input = config.integer("head_in_index", -count, count - 1, -1);
    result.headInput = static_cast<std::size_t>(input < 0 ? input + count : input);
}

}  // namespace

DepthConfig DepthConfig::from(const ComponentConfig& config) {
    refuseOtherBackbones(config);
    DepthConfig result;
    result.width = config.positive("hidden_size", result.width);
    result.perceptronWidth = config.positive("intermediate_size", result.perceptronWidth);
    result.heads = config.positive("num_attention_heads", result.heads);
    if (result.width % result.heads != 0)
        config.refuse("hidden_size", says("Models", "a multiple of num_attention_heads, %1").with(result.heads));
    result.epsilon = config.number("layer_norm_eps", result.epsilon, 0);
    result.hasProjectionBias = config.flag("qkv_bias", true);
    result.side = config.positive("image_size", result.side);
    result.patch = config.positive("patch_size", result.patch);
    if (result.patch > result.side)
        config.refuse("patch_size", says("Models", "at most image_size, %1").with(result.side));
    result.tapped = tappedIn(config, config.integer("num_hidden_layers", 1, kMostLayers, 12));
    readNeck(config, result);
    return result;
}

}  // namespace unclip
