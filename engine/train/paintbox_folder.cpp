#include "engine/train/paintbox_folder.h"

#include <array>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

using nlohmann::json;

struct Component {
    const char* name;
    const char* library;
    const char* className;
    const char* configFile;
    const char* weights;  ///< base name of its weight file; empty: it has none
};

constexpr std::array kComponents{
    Component{"tokenizer", "transformers", "CLIPTokenizer", "tokenizer_config.json", ""},
    Component{"text_encoder", "transformers", "CLIPTextModelWithProjection", "config.json", "model"},
    Component{"image_encoder", "transformers", "CLIPVisionModelWithProjection", "config.json", "model"},
    Component{"feature_extractor", "transformers", "CLIPImageProcessor", "preprocessor_config.json", ""},
    Component{"prior", "diffusers", "PriorTransformer", "config.json", "diffusion_pytorch_model"},
    Component{"prior_scheduler", "diffusers", "UnCLIPScheduler", "scheduler_config.json", ""},
    Component{"text_proj", "unclip", "UnCLIPTextProjModel", "config.json", "diffusion_pytorch_model"},
    Component{"decoder", "diffusers", "UNet2DConditionModel", "config.json", "diffusion_pytorch_model"},
    Component{"decoder_scheduler", "diffusers", "UnCLIPScheduler", "scheduler_config.json", ""},
    Component{"vae", "diffusers", "AutoencoderKL", "config.json", "diffusion_pytorch_model"},
    Component{"super_res_first", "diffusers", "UNet2DModel", "config.json", "diffusion_pytorch_model"},
    Component{"super_res_last", "diffusers", "UNet2DModel", "config.json", "diffusion_pytorch_model"},
    Component{"super_res_scheduler", "diffusers", "UnCLIPScheduler", "scheduler_config.json", ""},
};

const Component& componentNamed(const std::string& name) {
    for (const auto& component : kComponents)
        if (component.name == name)
            return component;
    throw Error("A Paintbox folder has no component \"" + name + "\"; this is a fault of the program.");
}

const std::vector<int> kDecoderChannels{32, 96, 192};
const std::vector<int> kLatentDecoderChannels{64, 96, 192};
const std::vector<int> kUpsamplerChannels{32, 64, 128};
const std::vector<int> kAutoencoderChannels{16, 32, 96, 160};
constexpr int kAutoencoderGroups = 4;  // of few channels the norms would leave no colours
constexpr int kLatentChannels = 8;
constexpr int kDecoderHeadWidth = 32;
constexpr int kGroups = 16;
constexpr int kHeadWidth = 64;
constexpr int kClipLayers = 4;
constexpr int kPatchesAcross = 6;
constexpr int kPriorLayers = 4;
constexpr const char* kDiffusersVersion = "0.42.1";

const std::vector<int>& decoderChannels(const PaintboxShape& shape) {
    return shape.painted == PaintedAs::latents ? kLatentDecoderChannels : kDecoderChannels;
}

json clipTransformer(const PaintboxShape& shape) {
    return {{"hidden_size", shape.embeddingWidth},
            {"intermediate_size", 4 * shape.embeddingWidth},
            {"projection_dim", shape.embeddingWidth},
            {"num_hidden_layers", kClipLayers},
            {"num_attention_heads", shape.embeddingWidth / kHeadWidth},
            {"hidden_act", "gelu"},
            {"layer_norm_eps", 1e-5}};
}

json scheduler(double clipRange) {
    return {{"_class_name", "UnCLIPScheduler"},     {"num_train_timesteps", 1000},
            {"variance_type", "fixed_small_log"},   {"prediction_type", "sample"},
            {"beta_schedule", "squaredcos_cap_v2"}, {"clip_sample", true},
            {"clip_sample_range", clipRange}};
}

// Names of the blocks of a network whose levels attend or not, finest first.
json blockTypes(const std::vector<bool>& attends, const char* attentive, const char* residual, bool up) {
    json types = json::array();
    for (std::size_t i = 0; i < attends.size(); ++i)
        types.push_back(attends[up ? attends.size() - 1 - i : i] ? attentive : residual);
    return types;
}

json unet(const char* className, const std::vector<int>& channels, const std::vector<bool>& attends) {
    return {{"_class_name", className},
            {"block_out_channels", channels},
            {"down_block_types", blockTypes(attends, "SimpleCrossAttnDownBlock2D", "ResnetDownsampleBlock2D", false)},
            {"up_block_types", blockTypes(attends, "SimpleCrossAttnUpBlock2D", "ResnetUpsampleBlock2D", true)},
            {"layers_per_block", 1},
            {"resnet_time_scale_shift", "scale_shift"},
            {"norm_num_groups", kGroups},
            {"norm_eps", 1e-5},
            {"act_fn", "silu"},
            {"flip_sin_to_cos", true},
            {"freq_shift", 0},
            {"attention_head_dim", kDecoderHeadWidth}};
}

}  // namespace

json paintboxConfig(const std::string& component, const PaintboxShape& shape, int vocabulary) {
    const int width = shape.embeddingWidth;
    json config;
    if (component == "text_encoder") {
        config = clipTransformer(shape);
        config["architectures"] = {"CLIPTextModelWithProjection"};
        config["model_type"] = "clip_text_model";
        config["vocab_size"] = vocabulary;
        config["max_position_embeddings"] = shape.captionTokens;
        config["bos_token_id"] = vocabulary - 2;
        config["eos_token_id"] = vocabulary - 1;
        config["pad_token_id"] = vocabulary - 1;
    } else if (component == "image_encoder") {
        config = clipTransformer(shape);
        config["architectures"] = {"CLIPVisionModelWithProjection"};
        config["model_type"] = "clip_vision_model";
        config["image_size"] = shape.clipSide;
        config["patch_size"] = shape.clipSide / kPatchesAcross;
        config["num_channels"] = 3;
    } else if (component == "feature_extractor") {
        config = {{"image_processor_type", "CLIPImageProcessor"},
                  {"do_resize", true},
                  {"size", {{"shortest_edge", shape.clipSide}}},
                  {"resample", 3},
                  {"do_center_crop", true},
                  {"crop_size", {{"height", shape.clipSide}, {"width", shape.clipSide}}},
                  {"do_rescale", true},
                  {"rescale_factor", 1.0 / 255.0},
                  {"do_normalize", true},
                  {"image_mean", {0.5, 0.5, 0.5}},
                  {"image_std", {0.25, 0.25, 0.25}},
                  {"do_convert_rgb", true}};
    } else if (component == "prior") {
        config = {{"_class_name", "PriorTransformer"},
                  {"num_attention_heads", width / kHeadWidth},
                  {"attention_head_dim", kHeadWidth},
                  {"num_layers", kPriorLayers},
                  {"embedding_dim", width},
                  {"num_embeddings", shape.captionTokens},
                  {"additional_embeddings", 4}};
    } else if (component == "prior_scheduler") {
        config = scheduler(5.0);
    } else if (component == "text_proj") {
        config = {{"_class_name", "UnCLIPTextProjModel"},
                  {"clip_embeddings_dim", width},
                  {"time_embed_dim", 4 * decoderChannels(shape).front()},
                  {"cross_attention_dim", width},
                  {"clip_extra_context_tokens", 4}};
    } else if (component == "decoder") {
        // Attention where the picture is 16 and 8 pixels or cells wide.
        const bool isLatent = shape.painted == PaintedAs::latents;
        const int painted = isLatent ? kLatentChannels : 3;
        config = unet("UNet2DConditionModel", decoderChannels(shape), {false, true, true});
        config["sample_size"] = isLatent ? shape.upsampledSide >> (kAutoencoderChannels.size() - 1) : shape.side;
        config["in_channels"] = 2 * painted + 1;
        config["out_channels"] = painted;
        config["mid_block_type"] = "UNetMidBlock2DSimpleCrossAttn";
        config["cross_attention_dim"] = width;
        config["class_embed_type"] = "identity";
        config["only_cross_attention"] = false;
    } else if (component == "super_res_first" || component == "super_res_last") {
        config = unet("UNet2DModel", kUpsamplerChannels, {false, false, false});
        config["sample_size"] = shape.upsampledSide;
        config["in_channels"] = 6;
        config["out_channels"] = 3;
        config["add_attention"] = false;
    } else if (component == "vae") {
        const std::vector<bool> attends(kAutoencoderChannels.size(), false);
        config = {{"_class_name", "AutoencoderKL"},
                  {"sample_size", shape.upsampledSide},
                  {"in_channels", 3},
                  {"out_channels", 3},
                  {"latent_channels", kLatentChannels},
                  {"block_out_channels", kAutoencoderChannels},
                  {"down_block_types", blockTypes(attends, "AttnDownEncoderBlock2D", "DownEncoderBlock2D", false)},
                  {"up_block_types", blockTypes(attends, "AttnUpDecoderBlock2D", "UpDecoderBlock2D", true)},
                  {"layers_per_block", 1},
                  {"norm_num_groups", kAutoencoderGroups},
                  {"act_fn", "silu"},
                  {"mid_block_add_attention", false},
                  {"use_quant_conv", false},
                  {"use_post_quant_conv", false},
                  {"scaling_factor", 1.0},
                  {"shift_factor", 0.0}};
    } else if (component == "decoder_scheduler" && shape.painted == PaintedAs::latents) {
        config = scheduler(5.0);
    } else if (component == "decoder_scheduler" || component == "super_res_scheduler") {
        config = scheduler(1.0);
    } else {
        componentNamed(component);
    }
    if (config.contains("_class_name"))
        config["_diffusers_version"] = kDiffusersVersion;
    return config;
}

json paintboxDefaults() {
    return {{"priorSteps", 10},
            {"decoderSteps", 25},
            {"upsamplerSteps", 5},
            {"priorGuidance", 2.0},
            {"guidance", 2.0},
            {"bestOf", 4},
            {"quick", {{"priorSteps", 10}, {"decoderSteps", 12}, {"bestOf", 4}, {"guidedFrom", 0}}}};
}

PaintboxFolder::PaintboxFolder(std::filesystem::path folder, const PaintboxShape& shape)
    : folder_(std::move(folder)), shape_(shape) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error)
        throw FileError("The folder " + folder_.string() + " can't be made: " + error.message() +
                        ". Choose another --out.");
}

ComponentConfig PaintboxFolder::config(const std::string& component) const {
    const auto file = part(component) / componentNamed(component).configFile;
    if (!std::filesystem::exists(file)) {
        int vocabulary = shape_.vocabulary;
        if (component == "text_encoder")
            vocabulary =
                static_cast<int>(BpeTokenizer::fromFolder(part("tokenizer"), shape_.captionTokens).vocabularySize());
        PaintboxShape shape = shape_;
        if (hasWeights("vae"))
            shape.painted = PaintedAs::latents;
        std::filesystem::create_directories(file.parent_path());
        writeFileAtomically(file, paintboxConfig(component, shape, vocabulary).dump(2) + "\n");
    }
    return ComponentConfig::read(file);
}

void PaintboxFolder::changeConfig(const std::string& component, const json& values) const {
    json changed = config(component).json();
    changed.update(values);
    writeFileAtomically(part(component) / componentNamed(component).configFile, changed.dump(2) + "\n");
}

std::filesystem::path PaintboxFolder::weightsFile(const std::string& component) const {
    return part(component) / (std::string(componentNamed(component).weights) + ".safetensors");
}

bool PaintboxFolder::hasWeights(const std::string& component) const {
    return std::filesystem::exists(weightsFile(component));
}

NamedTensors PaintboxFolder::weights(const std::string& component) const {
    if (!hasWeights(component))
        return {};
    NamedTensors tensors = loadTensors(weightsFile(component));
    for (auto& [name, tensor] : tensors) tensor = tensor.to(at::kFloat);
    return tensors;
}

LoadedParameters PaintboxFolder::frozen(const std::string& component, at::Device device) const {
    NamedTensors tensors = weights(component);
    for (auto& [name, tensor] : tensors) tensor = tensor.to(device);
    return {std::move(tensors), part(component).string()};
}

void PaintboxFolder::writeWeights(const std::string& component, const NamedTensors& tensors) const {
    saveTensors(weightsFile(component), tensors, at::kHalf);
    writeIndex();
}

void PaintboxFolder::writeIndex() const {
    json index{{"_class_name", "PaintboxPipeline"}, {"_diffusers_version", kDiffusersVersion}};
    for (const auto& component : kComponents)
        if (std::filesystem::exists(part(component.name)))
            index[component.name] = {component.library, component.className};
    writeFileAtomically(folder_ / "model_index.json", index.dump(2) + "\n");
    const auto defaults = folder_ / "defaults.json";
    if (!std::filesystem::exists(defaults))
        writeFileAtomically(defaults, paintboxDefaults().dump(2) + "\n");
}

}  // namespace unclip
