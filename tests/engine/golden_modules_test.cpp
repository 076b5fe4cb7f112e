// Single networks, each in several configurations, against the reference.

#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

#include "engine/clip/image_encoder.h"
#include "engine/clip/text_encoder.h"
#include "engine/decoder/autoencoder_kl.h"
#include "engine/decoder/movq.h"
#include "engine/decoder/noisy_embedding.h"
#include "engine/decoder/text_projection.h"
#include "engine/decoder/unet.h"
#include "engine/diffusion/ddpm_scheduler.h"
#include "engine/pipeline/stored_parameters.h"
#include "engine/prior/prior_transformer.h"
#include "engine/weights/component_config.h"
#include "tests/engine/golden.h"

namespace unclip {
namespace {

using golden::isClose;
using golden::Tensors;

/// One folder of tests/golden/data/modules.
struct Module {
    explicit Module(const std::string& name)
        : Module(golden::folder("modules") / name, golden::folder("modules") / name) {}
    Module(const std::filesystem::path& weights, const std::filesystem::path& examples)
        : folder(weights), example(examples / "example.safetensors") {}

    template <class Network, class Config>
    Network load(bool widens = true) const {
        const bool isClip = std::filesystem::exists(folder / "model.safetensors");
        StoredParameters source(TensorFile::open(folder, isClip ? "model" : "diffusion_pytorch_model"), Device{},
                                widens);
        Network network(Parameters(source), Config::from(ComponentConfig::read(folder / "config.json")));
        for (const auto& name : source.untaken()) EXPECT_NE(name.find("position_ids"), std::string::npos) << name;
        return network;
    }

    at::Tensor input(const std::string& name) const { return example["input." + name]; }
    at::Tensor output(const std::string& name) const { return example["output." + name]; }

    std::filesystem::path folder;
    Tensors example;
};

class GoldenUnet : public ::testing::TestWithParam<const char*> {};

TEST_P(GoldenUnet, IsTheReferences) {
    const Module module(GetParam());
    for (const bool widens : {true, false}) {
        const auto unet = module.load<Unet, UnetConfig>(widens);
        Condition condition;
        if (module.example.has("input.image_embeds")) {
            condition = unet.conditionFrom(module.input("image_embeds"));
            if (module.example.has("input.hint"))
                condition.hint = unet.hintFrom(module.input("hint"));
        } else if (module.example.has("input.context")) {
            condition.context = module.input("context");
            const auto mask = module.input("mask").to(at::kFloat);
            condition.contextMask = ((1 - mask) * -10000.0).view({mask.size(0), 1, 1, mask.size(1)});
            if (module.example.has("input.time_shift"))
                condition.timeShift = module.input("time_shift");
            if (module.example.has("input.noisy_embedding"))
                condition.timeShift = unet.timeShiftFrom(module.input("noisy_embedding"));
        }
        const auto context = unet.prepare(condition);
        EXPECT_TRUE(isClose(unet(module.input("sample"), module.input("timesteps"), context), module.output("sample")));
    }
}

INSTANTIATE_TEST_SUITE_P(Configurations, GoldenUnet,
                         ::testing::Values("unet-three-layers", "unet-default-shift", "unet-attention-outside",
                                           "unet-attention-everywhere", "unet-inpainting", "unet-kandinsky",
                                           "unet-kandinsky-inpainting", "unet-kandinsky-hint", "unet-transformers",
                                           "unet-stable-unclip", "upsampler", "upsampler-scale-shift"),
                         [](const auto& instance) { return golden::testName(instance.param); });

TEST(GoldenClip, TextEncodersAreTheReferences) {
    for (const char* name : {"text-quick-gelu", "text-gelu"}) {
        const Module module(name);
        const auto encoder = module.load<TextEncoder, TextEncoderConfig>();
        const auto output = encoder(module.input("ids"));
        EXPECT_TRUE(isClose(output.hiddenStates, module.output("last_hidden_state"))) << name;
        EXPECT_TRUE(isClose(output.embedding, module.output("text_embeds"))) << name;
    }
}

TEST(GoldenClip, ATextEncoderWithoutProjectionGivesTheReferencesStatesAlone) {
    const Module module("text-without-projection");
    const auto output = module.load<TextEncoder, TextEncoderConfig>()(module.input("ids"));
    EXPECT_TRUE(isClose(output.hiddenStates, module.output("last_hidden_state")));
    EXPECT_FALSE(output.embedding.defined());
}

TEST(GoldenNoisyEmbedding, IsTheReferencesAtEveryLevel) {
    const Module module("image-normalizer");
    const auto normalizer = module.load<ImageNormalizer, ImageNormalizerConfig>();
    const DdpmScheduler schedule({{}, BetaSchedule::cosine});
    for (const int level : {0, 500, 999}) {
        const auto noisy =
            noisyEmbedding(normalizer, schedule, module.input("embedding"), module.input("noise"), level);
        EXPECT_TRUE(isClose(noisy, module.output("level." + std::to_string(level)))) << level;
    }
}

TEST(GoldenClip, ImageEncodersAreTheReferences) {
    for (const char* name : {"vision-quick-gelu", "vision-gelu"}) {
        const Module module(name);
        const auto encoder = module.load<ImageEncoder, ImageEncoderConfig>();
        EXPECT_TRUE(isClose(encoder(module.input("pixel_values")), module.output("image_embeds"))) << name;
    }
}

TEST(GoldenPrior, PredictsWhatTheReferencePredicts) {
    for (const char* name : {"prior", "prior-narrow"}) {
        const Module module(name);
        const auto prior = module.load<PriorTransformer, PriorConfig>();
        const auto context =
            prior.prepare(module.input("text_embeds"), module.input("text_states"), module.input("mask"));
        const auto predicted = prior(module.input("sample"), module.input("timesteps"), context);
        EXPECT_TRUE(isClose(predicted, module.output("predicted"))) << name;
        EXPECT_TRUE(isClose(prior.denormalise(predicted), module.output("post_processed"))) << name;
        EXPECT_TRUE(isClose(prior.normalise(module.output("post_processed")), module.output("predicted"))) << name;
    }
}

TEST(GoldenPrior, PredictsInOnePassWhatTheReferencePredicts) {
    for (const char* name : {"prior-one-pass", "prior-one-pass-narrow"}) {
        const Module module(name);
        const auto prior = module.load<PriorTransformer, PriorConfig>();
        EXPECT_TRUE(prior.config().isOnePass) << name;
        const auto context =
            prior.prepare(module.input("text_embeds"), module.input("text_states"), module.input("mask"));
        EXPECT_TRUE(isClose(prior(module.input("sample"), {}, context), module.output("predicted"))) << name;
    }
}

TEST(GoldenUnetRows, OfAContextKeepTheirHints) {
    const Module module("unet-kandinsky-hint");
    const auto unet = module.load<Unet, UnetConfig>();
    Condition condition = unet.conditionFrom(module.input("image_embeds"));
    condition.hint = unet.hintFrom(module.input("hint"));
    const auto second = unet.prepare(condition).rows(1, 1);
    const auto painted = unet(module.input("sample").slice(0, 1, 2), module.input("timesteps").slice(0, 1, 2), second);
    EXPECT_TRUE(isClose(painted, module.output("sample").slice(0, 1, 2)));
}

void expectTheReferencesProjection(const Module& module) {
    const auto projection = module.load<TextProjection, TextProjectionConfig>();
    const auto image = module.input("image_embeds"), text = module.input("text_embeds");
    const auto without = projection.withoutImage().unsqueeze(0).expand_as(image);
    const auto states = module.input("text_states");
    const auto mask = at::ones({states.size(0), states.size(1)}, at::kLong);
    const auto condition = projection(at::cat({without, image}), text, states, mask);
    EXPECT_TRUE(isClose(condition.context, module.output("hidden_states")));
    EXPECT_TRUE(isClose(condition.timeShift, module.output("additive_time_embeddings")));
}

TEST(GoldenTextProjection, GivesTheReferencesContextWithAndWithoutAnImageEmbedding) {
    expectTheReferencesProjection(Module("projection"));
    expectTheReferencesProjection(Module("projection-many-tokens"));
}

TEST(GoldenMovq, EncodesAndDecodesAsTheReferenceDoes) {
    for (const char* name : {"movq", "movq-three-levels"}) {
        const Module module(name);
        StoredParameters source(TensorFile::open(module.folder, "diffusion_pytorch_model"), Device{}, true);
        const Movq movq(Parameters(source), MovqConfig::from(ComponentConfig::read(module.folder / "config.json")));
        EXPECT_EQ(source.untaken(), std::vector<std::string>{"quantize.embedding.weight"}) << name;
        EXPECT_TRUE(isClose(movq.encode(module.input("pictures")), module.output("latents"))) << name;
        EXPECT_TRUE(isClose(movq.decode(module.input("latents")), module.output("pictures"))) << name;
    }
}

class GoldenAutoencoderKl : public ::testing::TestWithParam<const char*> {};

TEST_P(GoldenAutoencoderKl, EncodesAndDecodesAsTheReferenceDoesAlsoInTiles) {
    const Module module(GetParam());
    const auto autoencoder = module.load<AutoencoderKl, AutoencoderKlConfig>();
    const auto pictures = module.input("pictures"), wide = module.input("wide_latents");
    constexpr std::uint64_t seedOfTheReference = 5;
    const auto generator = at::detail::createCPUGenerator(seedOfTheReference);
    EXPECT_TRUE(isClose(autoencoder.encode(pictures), module.output("latents")));
    EXPECT_TRUE(isClose(autoencoder.encode(pictures, generator), module.output("sampled_latents")));
    EXPECT_TRUE(isClose(autoencoder.decode(module.input("latents")), module.output("pictures")));
    EXPECT_TRUE(isClose(autoencoder.decode(wide), module.output("wide_pictures")));
    const auto tileSide = ComponentConfig::read(module.folder / "config.json").integer("sample_size", 1, 1024);
    EXPECT_TRUE(isClose(autoencoder.decode(wide, tileSide), module.output("tiled_pictures")));
}

INSTANTIATE_TEST_SUITE_P(Configurations, GoldenAutoencoderKl,
                         ::testing::Values("autoencoder-kl", "autoencoder-kl-old-names", "autoencoder-kl-no-attention"),
                         [](const auto& instance) { return golden::testName(instance.param); });

TEST(GoldenFormats, WeightsAreTheSameFromEveryFileFormat) {
    for (const char* format : {"safetensors-shards", "safetensors-variant", "bin", "bin-shards", "bin-shared-storage",
                               "bin-parameters", "bin-before-zip", "bin-strided"}) {
        SCOPED_TRACE(format);
        expectTheReferencesProjection(
            Module(golden::folder("formats") / format, golden::folder("modules") / "projection-many-tokens"));
    }
}

}  // namespace
}  // namespace unclip
