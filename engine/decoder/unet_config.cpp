#include "engine/decoder/unet.h"
#include "engine/weights/component_config.h"

namespace unclip {
namespace {

// A key that holds one number for all levels or a list with one for each.
std::vector<std::int64_t> perLevel(const ComponentConfig& config, const std::string& key, std::size_t levels,
                                   std::int64_t standard) {
    const auto values = config.integers(key, std::vector{standard});
    if (values.size() == 1)
        return std::vector<std::int64_t>(levels, values.front());
    if (values.size() != levels)
        config.refuse(key, says("Models", "one number, or a list as long as block_out_channels"));
    return values;
}

// What the reference's classes can do beside and unCLIP models never use.
void refuseOtherArchitectures(const ComponentConfig& config) {
    for (const char* key : {"only_cross_attention", "dual_cross_attention", "center_input_sample",
                            "resnet_skip_time_act", "add_attention"})
        if (config.has(key) && config.flag(key) &&
            !(std::string(key) == "add_attention" && config.className() != "UNet2DModel"))
            config.refuse(key, says("Models", "false: this program builds no such network"));
    for (const char* key : {"cross_attention_norm", "timestep_post_act", "time_cond_proj_dim", "num_class_embeds"})
        if (config.has(key))
            config.refuse(key, says("Models", "null: this program builds no such network"));
    config.oneOf("act_fn", {"silu", "swish"}, "silu");
    config.oneOf("time_embedding_type", {"positional"}, "positional");
    if (!config.flag("flip_sin_to_cos", true))
        config.refuse("flip_sin_to_cos", "true");
    if (config.number("freq_shift", 0) != 0)
        config.refuse("freq_shift", "0");
    if (config.number("mid_block_scale_factor", 1) != 1)
        config.refuse("mid_block_scale_factor", "1");
}

/// What only the networks that see a condition have.
void readCondition(const ComponentConfig& config, UnetConfig& result) {
    const auto middle = config.oneOf("mid_block_type", {"UNetMidBlock2D", "UNetMidBlock2DSimpleCrossAttn"});
    result.middle = middle == "UNetMidBlock2D" ? LevelKind::residual : LevelKind::attentive;
    // The reference builds a middle without attention with a single residual block here.
    result.middleLayers = result.middle == LevelKind::attentive ? 2 : 1;
    result.contextWidth = config.positive("cross_attention_dim", 1280);
    if (config.has("class_embed_type"))
        result.takesTimeShift = config.oneOf("class_embed_type", {"identity"}) == "identity";
    const bool projectsImage = config.has("encoder_hid_dim_type"), addsImage = config.has("addition_embed_type");
    if (projectsImage != addsImage)
        config.refuse(projectsImage ? "encoder_hid_dim_type" : "addition_embed_type",
                      says("Models", "set together with its partner (\"image_proj\" with \"image\"), or null"));
    if (projectsImage) {
        config.oneOf("encoder_hid_dim_type", {"image_proj"});
        config.oneOf("addition_embed_type", {"image"});
        result.imageEmbeddingWidth = config.positive("encoder_hid_dim", 1280);
    }
}

void checkLevels(const ComponentConfig& config, const UnetConfig& result, bool conditioned) {
    const std::size_t levels = result.channels.size();
    for (std::size_t level = 0; level < levels; ++level) {
        const auto width = result.channels[level];
        if (width > 65536)
            config.refuse("block_out_channels", says("Models", "a list of widths of at most 65536"));
        if (result.layers[level] > 64)
            config.refuse("layers_per_block", says("Models", "1 to 64"));
        if (width % result.groups != 0)
            config.refuse("norm_num_groups",
                          says("Models", "a divisor of every width in block_out_channels, also of %1").with(width));
        const bool attendsDown = result.down[level] == LevelKind::attentive ||
                                 (level + 1 == levels && result.middle == LevelKind::attentive);
        const bool attendsUp = result.up[levels - 1 - level] == LevelKind::attentive;
        const bool attends = attendsDown || attendsUp;
        if (attends && !conditioned)
            config.refuse("down_block_types",
                          says("Models", "without attention in a UNet2DModel, which has no context to attend to"));
        if ((attendsDown && width % result.headWidths[level] != 0) ||
            (attendsUp && width % result.upHeadWidth(levels - 1 - level) != 0))
            config.refuse("attention_head_dim", says("Models", "a divisor of the width of its level, %1").with(width));
    }
}

}  // namespace

UnetConfig UnetConfig::from(const ComponentConfig& config) {
    refuseOtherArchitectures(config);
    const bool conditioned = config.className() != "UNet2DModel";
    UnetConfig result;
    result.inputs = config.integer("in_channels", 1, 1024, conditioned ? 4 : 3);
    result.outputs = config.integer("out_channels", 1, 1024, conditioned ? 4 : 3);
    result.channels = config.integers("block_out_channels");
    const std::size_t levels = result.channels.size();
    if (levels > 10)
        config.refuse("block_out_channels", says("Models", "a list of 1 to 10 widths"));
    result.layers = perLevel(config, "layers_per_block", levels, 2);
    result.headWidths = perLevel(config, "attention_head_dim", levels, 8);
    result.down =
        levelKinds(config, "down_block_types", levels, "ResnetDownsampleBlock2D", "SimpleCrossAttnDownBlock2D");
    result.up = levelKinds(config, "up_block_types", levels, "ResnetUpsampleBlock2D", "SimpleCrossAttnUpBlock2D");
    result.groups = config.positive("norm_num_groups", 32);
    result.epsilon = config.number("norm_eps", 1e-5, 0, 1);
    if (config.oneOf("resnet_time_scale_shift", {"default", "scale_shift"}, "default") == "scale_shift")
        result.timeScaleShift = TimeScaleShift::scaleShift;
    if (config.has("sample_size"))
        result.side = config.positive("sample_size");

    if (conditioned)
        readCondition(config, result);
    checkLevels(config, result, conditioned);
    return result;
}

}  // namespace unclip
