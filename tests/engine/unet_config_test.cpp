// What a U-Net's config.json may say that this program can't build.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.h"
#include "engine/decoder/unet.h"
#include "engine/weights/component_config.h"
#include "tests/engine/golden.h"

namespace unclip {
namespace {

using nlohmann::json;
using testing::HasSubstr;

ComponentConfig published(const char* module) {
    return ComponentConfig::read(golden::folder("modules") / module / "config.json");
}

std::string refusalOf(json config) {
    try {
        UnetConfig::from(ComponentConfig::parse(config.dump(), "unet/config.json"));
        return {};
    } catch (const ModelError& error) {
        return error.what();
    }
}

TEST(UnetConfig, RefusesByNameWhatWouldChangeTheResult) {
    const json good = published("unet-kandinsky").json();
    EXPECT_EQ(refusalOf(good), "");
    const std::vector<std::pair<const char*, json>> changes{{"conv_in_kernel", 5},
                                                            {"conv_out_kernel", 1},
                                                            {"class_embeddings_concat", true},
                                                            {"mid_block_only_cross_attention", true},
                                                            {"only_cross_attention", {false, true}},
                                                            {"num_attention_heads", 4},
                                                            {"resnet_out_scale_factor", 1.4},
                                                            {"resnet_skip_time_act", true},
                                                            {"time_embedding_act_fn", "silu"},
                                                            {"time_embedding_dim", 24},
                                                            {"time_embedding_type", "fourier"},
                                                            {"time_cond_proj_dim", 8},
                                                            {"timestep_post_act", "silu"},
                                                            {"attention_type", "gated"},
                                                            {"cross_attention_norm", "layer_norm"},
                                                            {"dual_cross_attention", true},
                                                            {"center_input_sample", true},
                                                            {"flip_sin_to_cos", false},
                                                            {"freq_shift", 1},
                                                            {"mid_block_scale_factor", 2},
                                                            {"num_class_embeds", 10},
                                                            {"act_fn", "gelu"},
                                                            {"encoder_hid_dim_type", nullptr}};
    for (const auto& [key, value] : changes) {
        json changed = good;
        changed[key] = value;
        EXPECT_THAT(refusalOf(changed), testing::AllOf(HasSubstr("unet/config.json"), HasSubstr(key))) << key;
    }
}

TEST(UnetConfig, RefusesByNameWhatWouldChangeTransformers) {
    const json good = published("unet-stable-unclip").json();
    EXPECT_EQ(refusalOf(good), "");
    const std::vector<std::pair<const char*, json>> changes{{"transformer_layers_per_block", 2},
                                                            {"transformer_layers_per_block", {1, 2, 1}},
                                                            {"reverse_transformer_layers_per_block", {1, 2, 1}},
                                                            {"downsample_padding", 0},
                                                            {"attention_head_dim", 5},
                                                            {"mid_block_type", "UNetMidBlock2DSimpleCrossAttn"},
                                                            {"class_embed_type", "timestep"},
                                                            {"projection_class_embeddings_input_dim", nullptr}};
    for (const auto& [key, value] : changes) {
        json changed = good;
        changed[key] = value;
        EXPECT_THAT(refusalOf(changed), testing::AllOf(HasSubstr("unet/config.json"), HasSubstr(key))) << value;
    }
    json mixed = good;
    mixed["up_block_types"][0] = "ResnetUpsampleBlock2D";
    EXPECT_THAT(refusalOf(mixed), HasSubstr("up_block_types"));
}

TEST(UnetConfig, ReadsTheReferencesOwnDefaultsAndWhatChangesNothing) {
    json config = published("unet-kandinsky").json();
    for (const char* key : {"num_attention_heads", "time_embedding_act_fn", "mid_block_only_cross_attention"})
        config[key] = nullptr;
    config["only_cross_attention"] = {false, false};
    config["resnet_out_scale_factor"] = 1;
    config["dropout"] = 0.1;
    config["_name_or_path"] = "somewhere";
    EXPECT_EQ(refusalOf(config), "");
}

TEST(UnetConfig, AnUpsamplerHasNoAttentionInItsMiddle) {
    json config = published("upsampler").json();
    EXPECT_EQ(refusalOf(config), "");
    config.erase("add_attention");  // the reference would build one
    EXPECT_THAT(refusalOf(config), HasSubstr("add_attention"));
    config["add_attention"] = false;
    config["class_embed_type"] = "timestep";
    EXPECT_THAT(refusalOf(config), HasSubstr("class_embed_type"));
}

}  // namespace
}  // namespace unclip
