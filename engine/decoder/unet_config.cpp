#include <algorithm>

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

/// Whether a key has the value with which the reference's class does nothing special; also in a list for all levels.
bool isNeutral(const nlohmann::json& value, const nlohmann::json& neutral) {
    if (value.is_array() && !value.empty())
        return std::all_of(value.begin(), value.end(), [&](const auto& item) { return isNeutral(item, neutral); });
    return value.is_null() || value == neutral;
}

// What the reference's classes can do beside and unCLIP models never use. Its other keys change nothing in the blocks
// that are built here ("dropout", "upcast_attention", …; those of transformers alone stand below).
void refuseOtherArchitectures(const ComponentConfig& config) {
    static const std::vector<std::pair<const char*, nlohmann::json>> kNeutral{{"only_cross_attention", false},
                                                                              {"mid_block_only_cross_attention", false},
                                                                              {"dual_cross_attention", false},
                                                                              {"center_input_sample", false},
                                                                              {"resnet_skip_time_act", false},
                                                                              {"class_embeddings_concat", false},
                                                                              {"flip_sin_to_cos", true},
                                                                              {"freq_shift", 0},
                                                                              {"mid_block_scale_factor", 1},
                                                                              {"resnet_out_scale_factor", 1},
                                                                              {"conv_in_kernel", 3},
                                                                              {"conv_out_kernel", 3},
                                                                              {"time_embedding_type", "positional"},
                                                                              {"attention_type", "default"},
                                                                              {"cross_attention_norm", nullptr},
                                                                              {"timestep_post_act", nullptr},
                                                                              {"time_embedding_act_fn", nullptr},
                                                                              {"time_cond_proj_dim", nullptr},
                                                                              {"num_class_embeds", nullptr},
                                                                              {"num_attention_heads", nullptr}};
    const auto refuse = [&](const char* key, const std::string& neutral) {
        config.refuse(key, says("Models", "%1: this program builds no such network").with(neutral));
    };
    for (const auto& [key, neutral] : kNeutral)
        if (const auto found = config.json().find(key); found != config.json().end() && !isNeutral(*found, neutral))
            refuse(key, neutral.dump());
    config.oneOf("act_fn", {"silu", "swish"}, "silu");
}

/// What the reference's UNet2DModel builds unless it is told not to, and no upsampler has.
void refuseAttentiveUpsampler(const ComponentConfig& config) {
    if (config.flag("add_attention", true))
        config.refuse("add_attention", says("Models", "%1: this program builds no such network").with("false"));
    if (config.has("class_embed_type"))
        config.refuse("class_embed_type", says("Models", "%1: this program builds no such network").with("null"));
    if (config.isNull("mid_block_type"))
        config.refuse("mid_block_type", "\"UNetMidBlock2D\"");
    config.oneOf("mid_block_type", {"UNetMidBlock2D"}, "UNetMidBlock2D");
}

/// Whether all blocks of the way down are Stable Diffusion's.
bool namesTransformers(const ComponentConfig& config) {
    const auto types = config.texts("down_block_types");
    return config.className() != "UNet2DModel" && std::all_of(types.begin(), types.end(), [](const auto& type) {
               return type == "CrossAttnDownBlock2D" || type == "DownBlock2D";
           });
}

/// What changes their blocks alone.
void readTransformers(const ComponentConfig& config, UnetConfig& result) {
    for (const auto& [key, only] : {std::pair{"transformer_layers_per_block", 1}, {"downsample_padding", 1}})
        if (const auto found = config.json().find(key); found != config.json().end() && !isNeutral(*found, only))
            config.refuse(key, says("Models", "%1: this program builds no such network").with(only));
    if (config.has("reverse_transformer_layers_per_block"))
        config.refuse("reverse_transformer_layers_per_block",
                      says("Models", "%1: this program builds no such network").with("null"));
    result.projectsLinearly = config.flag("use_linear_projection", false);
    // What the reference calls their heads' width has always been their number.
    for (std::size_t level = 0; level < result.headWidths.size(); ++level) {
        const auto heads = result.headWidths[level], width = result.channels[level];
        if (width % heads != 0)
            config.refuse("attention_head_dim", says("Models", "a divisor of the width of its level, %1").with(width));
        result.headWidths[level] = width / heads;
    }
}

/// What only the networks that see a condition have.
void readCondition(const ComponentConfig& config, UnetConfig& result) {
    const std::string attentive = result.hasTransformers ? "UNetMidBlock2DCrossAttn" : "UNetMidBlock2DSimpleCrossAttn";
    const auto middle = config.oneOf("mid_block_type", {"UNetMidBlock2D", attentive},
                                     result.hasTransformers ? std::optional(attentive) : std::nullopt);
    result.middle = middle == "UNetMidBlock2D" ? LevelKind::residual : LevelKind::attentive;
    // The reference builds a middle without attention with a single residual block here.
    result.middleLayers = result.middle == LevelKind::attentive ? 2 : 1;
    result.contextWidth = config.positive("cross_attention_dim", 1280);
    if (config.has("class_embed_type")) {
        result.takesTimeShift = config.oneOf("class_embed_type", {"identity", "projection"}) == "identity";
        if (!result.takesTimeShift)
            result.shiftInputWidth = config.positive("projection_class_embeddings_input_dim");
    }
    if (config.has("encoder_hid_dim") && !config.has("encoder_hid_dim_type"))
        config.refuse("encoder_hid_dim", says("Models", "null where \"encoder_hid_dim_type\" is"));
    const bool projectsImage = config.has("encoder_hid_dim_type"), addsImage = config.has("addition_embed_type");
    if (projectsImage != addsImage)
        config.refuse(
            projectsImage ? "encoder_hid_dim_type" : "addition_embed_type",
            says("Models", "set together with its partner (\"image_proj\" with \"image\" or \"image_hint\"), or null"));
    if (projectsImage) {
        config.oneOf("encoder_hid_dim_type", {"image_proj"});
        result.takesHint = config.oneOf("addition_embed_type", {"image", "image_hint"}) == "image_hint";
        if (result.takesHint && result.inputs <= UnetConfig::kHintChannels)
            config.refuse("in_channels",
                          says("Models", "more than the %1 of the hint").with(UnetConfig::kHintChannels));
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
    result.hasTransformers = namesTransformers(config);
    if (result.hasTransformers) {
        readTransformers(config, result);
        result.down = levelKinds(config, "down_block_types", levels, "DownBlock2D", "CrossAttnDownBlock2D");
        result.up = levelKinds(config, "up_block_types", levels, "UpBlock2D", "CrossAttnUpBlock2D");
    } else {
        result.down =
            levelKinds(config, "down_block_types", levels, "ResnetDownsampleBlock2D", "SimpleCrossAttnDownBlock2D");
        result.up = levelKinds(config, "up_block_types", levels, "ResnetUpsampleBlock2D", "SimpleCrossAttnUpBlock2D");
    }
    result.groups = config.positive("norm_num_groups", 32);
    result.epsilon = config.number("norm_eps", 1e-5, 0, 1);
    if (config.oneOf("resnet_time_scale_shift", {"default", "scale_shift"}, "default") == "scale_shift")
        result.timeScaleShift = TimeScaleShift::scaleShift;
    if (config.has("sample_size"))
        result.side = config.positive("sample_size");

    if (config.positive("time_embedding_dim", result.timeWidth()) != result.timeWidth())
        config.refuse(
            "time_embedding_dim",
            says("Models", "null, or four times the first of block_out_channels, %1").with(result.timeWidth()));

    if (conditioned)
        readCondition(config, result);
    else
        refuseAttentiveUpsampler(config);
    checkLevels(config, result, conditioned);
    return result;
}

}  // namespace unclip
