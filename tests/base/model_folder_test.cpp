#include "engine/weights/model_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.h"
#include "engine/weights/model_summary.h"
#include "tests/base/safetensors_bytes.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

const json kKarlo{{"_class_name", "UnCLIPPipeline"},
                  {"_diffusers_version", "0.11.0.dev0"},
                  {"requires_safety_checker", false},
                  {"feature_extractor", {nullptr, nullptr}},
                  {"tokenizer", {"transformers", "CLIPTokenizer"}},
                  {"text_encoder", {"transformers", "CLIPTextModelWithProjection"}},
                  {"prior", {"diffusers", "PriorTransformer"}},
                  {"text_proj", {"unclip", "UnCLIPTextProjModel"}},
                  {"decoder", {"diffusers", "UNet2DConditionModel"}},
                  {"super_res_first", {"diffusers", "UNet2DModel"}},
                  {"super_res_last", {"diffusers", "UNet2DModel"}},
                  {"prior_scheduler", {"diffusers", "UnCLIPScheduler"}},
                  {"decoder_scheduler", {"diffusers", "UnCLIPScheduler"}},
                  {"super_res_scheduler", {"diffusers", "UnCLIPScheduler"}}};

/// A complete folder whose networks have one small tensor each.
void writeModel(const TemporaryFolder& folder, const json& index = kKarlo, const std::string& in = "") {
    folder.write(in + "model_index.json", index.dump());
    for (const auto& [name, value] : index.items()) {
        if (!value.is_array() || !value[0].is_string())
            continue;
        const std::string className = value[1];
        const std::string part = in + name + "/";
        if (className.find("Tokenizer") != std::string::npos) {
            folder.write(part + "vocab.json", "{}");
            folder.write(part + "merges.txt", "#version: 0.2\n");
        } else if (className.find("Scheduler") != std::string::npos) {
            folder.write(part + "scheduler_config.json", R"({"num_train_timesteps": 1000})");
        } else if (className.find("Processor") != std::string::npos) {
            folder.write(part + "preprocessor_config.json", R"({"size": 224})");
        } else {
            folder.write(part + "config.json", json{{"_class_name", className}, {"num_layers", 2}}.dump());
            folder.write(part + (value[0] == "transformers" ? "model" : "diffusion_pytorch_model") + ".safetensors",
                         zeros({{"weight", 3}}));
        }
    }
}

std::string refusal(const TemporaryFolder& folder) {
    return messageOf<ModelError>([&] { ModelFolder::open(folder.path()); });
}

TEST(ModelFolder, OpensTheLayoutOfDiffusers) {
    const TemporaryFolder folder;
    writeModel(folder);
    const auto model = ModelFolder::open(folder.path());
    EXPECT_EQ(model->pipelineClass(), "UnCLIPPipeline");
    EXPECT_EQ(model->parts().size(), 10u);
    EXPECT_EQ(model->part("text_proj").library, "unclip");
    EXPECT_FALSE(model->has("feature_extractor"));
    EXPECT_EQ(model->config("prior").positive("num_layers"), 2);
    EXPECT_EQ(model->config("prior_scheduler").positive("num_train_timesteps"), 1000);
    EXPECT_NE(model->weights("prior")->find("weight"), nullptr);
    EXPECT_NE(model->weights("text_encoder")->find("weight"), nullptr);
    EXPECT_EQ(model->file("tokenizer", "vocab.json"), folder / "tokenizer/vocab.json");
    EXPECT_TRUE(model->missing().empty());
    EXPECT_TRUE(model->abilities().paint);
    EXPECT_FALSE(model->abilities().vary);
}

TEST(ModelFolder, KnowsWhatEachPipelineCanDo) {
    const auto abilitiesOf = [](const json& index) {
        const TemporaryFolder folder;
        folder.write("model_index.json", index.dump());
        return ModelFolder::open(folder.path())->abilities();
    };
    json paintbox = kKarlo;
    paintbox["_class_name"] = "PaintboxPipeline";
    paintbox["image_encoder"] = {"transformers", "CLIPVisionModelWithProjection"};
    EXPECT_TRUE(abilitiesOf(paintbox).vary);
    EXPECT_TRUE(abilitiesOf(paintbox).inpaint);
    const auto variations = abilitiesOf({{"_class_name", "UnCLIPImageVariationPipeline"}});
    EXPECT_TRUE(variations.vary && !variations.paint);
    for (const char* name : {"KandinskyV22PriorPipeline", "KandinskyV22PriorEmb2EmbPipeline"})
        EXPECT_TRUE(abilitiesOf({{"_class_name", name}}).isPriorOnly) << name;
    for (const char* name : {"KandinskyV22Pipeline", "KandinskyV22Img2ImgPipeline", "KandinskyV22InpaintPipeline"})
        EXPECT_TRUE(abilitiesOf({{"_class_name", name}}).needsPrior) << name;
    for (const char* name : {"KandinskyV22CombinedPipeline", "KandinskyV22Img2ImgCombinedPipeline",
                             "KandinskyV22InpaintCombinedPipeline"}) {
        const auto whole = abilitiesOf({{"_class_name", name}, {"prior_image_encoder", {"transformers", "x"}}});
        EXPECT_TRUE(whole.paint && whole.vary && whole.inpaint) << name;
    }
    EXPECT_TRUE(abilitiesOf({{"_class_name", "KandinskyV22InpaintPipeline"}}).inpaint);
}

TEST(ModelFolder, RefusesAFolderWithoutAGoodIndex) {
    const TemporaryFolder folder;
    EXPECT_THAT(messageOf<ModelError>([&] { ModelFolder::open(folder / "nowhere"); }), HasSubstr("is missing"));
    EXPECT_THAT(refusal(folder), HasSubstr("is empty"));
    folder.write("README.md", "x");
    EXPECT_THAT(refusal(folder), AllOf(HasSubstr("not a model folder"), HasSubstr("model_index.json")));
    const auto index = [&](const std::string& text) {
        folder.write("model_index.json", text);
        const std::string message = refusal(folder);
        EXPECT_THAT(message, HasSubstr("model_index.json"));
        return message;
    };
    EXPECT_THAT(index("name: x"), HasSubstr("not JSON"));
    EXPECT_THAT(index(std::string(20'000, '[')), HasSubstr("nested"));
    EXPECT_THAT(index("[]"), HasSubstr("JSON object"));
    EXPECT_THAT(index("{}"), HasSubstr("\"_class_name\" is missing"));
    EXPECT_THAT(index(R"({"_class_name": 3})"), HasSubstr("\"_class_name\" is 3"));
    EXPECT_THAT(
        index(R"({"_class_name": "FluxPipeline"})"),
        AllOf(HasSubstr("\"FluxPipeline\" is not supported"), HasSubstr("UnCLIPPipeline"), HasSubstr("KandinskyV22")));
    EXPECT_THAT(index(R"({"_class_name": "UnCLIPPipeline", "prior": ["diffusers", 3]})"), HasSubstr("\"prior\""));
    EXPECT_THAT(index(R"({"_class_name": "UnCLIPPipeline", "prior": ["diffusers"]})"), HasSubstr("\"prior\""));
    EXPECT_THAT(index(R"({"_class_name": "UnCLIPPipeline", "../../etc": ["a", "b"]})"), HasSubstr("../../etc"));
    EXPECT_THAT(index(R"({"_class_name": "UnCLIPPipeline", "..": ["a", "b"]})"), HasSubstr("not the name of a folder"));
    fs::resize_file(folder / "model_index.json", 100'000'000);
    EXPECT_THAT(refusal(folder), HasSubstr("too large"));
    fs::remove(folder / "model_index.json");
    fs::create_symlink("nowhere", folder / "model_index.json");
    EXPECT_THAT(refusal(folder), AllOf(HasSubstr("model_index.json"), HasSubstr("leads nowhere")));
}

TEST(ModelFolder, SaysWhichComponentIsMissingEmptyOrALinkThatLeadsNowhere) {
    const TemporaryFolder folder;
    writeModel(folder);
    const auto model = ModelFolder::open(folder.path());
    const auto part = [&] { return messageOf<ModelError>([&] { model->part("prior"); }); };
    fs::remove_all(folder / "prior");
    EXPECT_THAT(part(), AllOf(HasSubstr("\"prior\""), HasSubstr("is missing")));
    fs::create_symlink("nowhere", folder / "prior");
    EXPECT_THAT(part(), AllOf(HasSubstr("\"prior\""), HasSubstr("leads nowhere")));
    fs::remove(folder / "prior");
    fs::create_symlink("prior", folder / "prior");
    EXPECT_THAT(part(), AllOf(HasSubstr("\"prior\""), HasSubstr("loop of links")));
    fs::remove(folder / "prior");
    folder.write("prior", "x");
    EXPECT_THAT(part(), AllOf(HasSubstr("\"prior\""), HasSubstr("not a folder")));
    fs::remove(folder / "prior");
    fs::create_directory(folder / "prior");
    EXPECT_THAT(part(), AllOf(HasSubstr("\"prior\""), HasSubstr("is empty")));
    folder.write("prior/README.md", "x");
    EXPECT_THAT(messageOf<ModelError>([&] { model->config("prior"); }),
                AllOf(HasSubstr("\"prior\""), HasSubstr("config.json")));
    EXPECT_THAT(messageOf<ModelError>([&] { model->weights("prior"); }),
                AllOf(HasSubstr("prior"), HasSubstr("missing")));
    EXPECT_THAT(messageOf<ModelError>([&] { model->part("image_encoder"); }), HasSubstr("\"image_encoder\""));
    EXPECT_THAT(messageOf<ModelError>([&] { model->file("tokenizer", "added.json"); }), HasSubstr("added.json"));
}

TEST(ModelFolder, ListsEverythingThatIsMissing) {
    const TemporaryFolder folder;
    json index = kKarlo;
    index.erase("super_res_last");
    writeModel(folder, index);
    fs::remove(folder / "tokenizer/merges.txt");
    fs::remove(folder / "decoder/diffusion_pytorch_model.safetensors");
    folder.write("prior/diffusion_pytorch_model.safetensors", "broken");
    std::vector<std::string> missing;
    for (const Sentence& sentence : ModelFolder::open(folder.path())->missing())
        missing.push_back(sentence.inEnglish());
    EXPECT_THAT(missing, testing::UnorderedElementsAre(HasSubstr("super_res_last"), HasSubstr("merges.txt"),
                                                       AllOf(HasSubstr("decoder"), HasSubstr("missing")),
                                                       HasSubstr("prior/diffusion_pytorch_model.safetensors")));
}

TEST(ModelFolder, ATokenizerMayBeOneFile) {
    const TemporaryFolder folder;
    writeModel(folder);
    fs::remove(folder / "tokenizer/merges.txt");
    fs::rename(folder / "tokenizer/vocab.json", folder / "tokenizer/tokenizer.json");
    EXPECT_TRUE(ModelFolder::open(folder.path())->missing().empty());
}

TEST(ModelFolder, APaintboxNeedsUpsamplersOrAnAutoencoder) {
    json index = kKarlo;
    index["_class_name"] = "PaintboxPipeline";
    index["image_encoder"] = {"transformers", "CLIPVisionModelWithProjection"};
    index["feature_extractor"] = {"transformers", "CLIPImageProcessor"};
    for (const char* part : {"super_res_first", "super_res_last", "super_res_scheduler"}) index.erase(part);
    const TemporaryFolder without, with;
    writeModel(without, index);
    EXPECT_EQ(ModelFolder::open(without.path())->missing().size(), 3u);
    index["vae"] = {"diffusers", "AutoencoderKL"};
    writeModel(with, index);
    const auto model = ModelFolder::open(with.path());
    EXPECT_TRUE(model->missing().empty());
    EXPECT_TRUE(model->paintsLatents());
    EXPECT_TRUE(model->seesCaptions());
}

TEST(ModelFolder, RefusesAComponentOfAnotherClassAndListsTheSupportedOnes) {
    const TemporaryFolder folder;
    json index = kKarlo;
    index["prior_scheduler"] = {"diffusers", "DDIMScheduler"};
    writeModel(folder, index);
    EXPECT_THAT(messageOf<ModelError>([&] { ModelFolder::open(folder.path())->config("prior_scheduler"); }),
                AllOf(HasSubstr("\"prior_scheduler\""), HasSubstr("\"DDIMScheduler\""), HasSubstr("UnCLIPScheduler")));
}

TEST(ModelFolder, HashIsTheSameForCopiesAndLinksAndDiffersForOtherWeights) {
    const TemporaryFolder folder;
    writeModel(folder);
    writeModel(folder, kKarlo, "copy/");
    const auto hashOf = [](const fs::path& path) { return ModelFolder::open(path)->hash(); };
    const std::string hash = hashOf(folder.path());
    EXPECT_THAT(hash, testing::MatchesRegex("[0-9a-f]{32}"));
    EXPECT_EQ(hashOf(folder / "copy"), hash);
    EXPECT_EQ(hashOf(folder / "copy/../copy/."), hash);

    // As in the hub's cache: the snapshot holds links to files that are named by their digests.
    fs::rename(folder / "copy/prior/config.json", folder / "blob");
    fs::create_symlink("../../blob", folder / "copy/prior/config.json");
    EXPECT_EQ(hashOf(folder / "copy"), hash);

    std::string weights = contentOf(folder / "copy/prior/diffusion_pytorch_model.safetensors");
    weights.back() = 1;
    folder.write("copy/prior/diffusion_pytorch_model.safetensors", weights);
    EXPECT_NE(hashOf(folder / "copy"), hash);
    writeModel(folder, kKarlo, "copy2/");
    folder.write("copy2/decoder_scheduler/scheduler_config.json", "{}");
    EXPECT_NE(hashOf(folder / "copy2"), hash);
    writeModel(folder, kKarlo, "copy3/");
    fs::rename(folder / "copy3/decoder/config.json", folder / "copy3/decoder/other.json");
    EXPECT_NE(hashOf(folder / "copy3"), hash);
}

TEST(ModelSummary, CountsParametersDtypesAndBytesOfEachPart) {
    const TemporaryFolder folder;
    writeModel(folder);
    const json header{{"w", tensorEntry("F16", {3, 5}, 0, 30)}, {"position_ids", tensorEntry("I64", {1, 4}, 30, 62)}};
    const auto file = folder.write("prior/diffusion_pytorch_model.safetensors",
                                   safetensorsBytes(header.dump(), std::string(62, '\0')));
    folder.write("prior/diffusion_pytorch_model.bin", "unused");
    const ModelSummary summary = summarize(*ModelFolder::open(folder.path()));
    EXPECT_EQ(summary.parts.size(), 10u);
    EXPECT_TRUE(summary.missing.empty());
    EXPECT_EQ(summary.hash.size(), 32u);
    EXPECT_EQ(summary.parameters, 15 + 5 * 3);
    const auto prior =
        std::find_if(summary.parts.begin(), summary.parts.end(), [](auto& part) { return part.name == "prior"; });
    EXPECT_EQ(prior->className, "PriorTransformer");
    EXPECT_EQ(prior->parameters, 15);  // position_ids is no parameter
    EXPECT_EQ(prior->tensors, 2u);
    EXPECT_EQ(prior->dtypes, std::set<std::string>{"float16"});
    EXPECT_EQ(prior->bytesOnDisk, fs::file_size(file) + fs::file_size(folder / "prior/config.json"));
}

TEST(ModelSummary, DescribesABrokenModelAsFarAsItCanBeRead) {
    const TemporaryFolder folder;
    writeModel(folder);
    fs::remove_all(folder / "prior");
    folder.write("decoder/diffusion_pytorch_model.safetensors", "x");
    const ModelSummary summary = summarize(*ModelFolder::open(folder.path()));
    EXPECT_EQ(summary.parts.size(), 10u);
    EXPECT_EQ(summary.missing.size(), 2u);
    EXPECT_EQ(summary.parameters, 4 * 3);
    EXPECT_EQ(summary.hash, "");
}

/// The tensors of a PriorTransformer, as a safetensors header of the full size.
json priorHeader(std::int64_t width, std::int64_t embedding, int layers) {
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> tensors;
    const auto linear = [&](const std::string& name, std::int64_t inputs, std::int64_t outputs) {
        tensors.push_back({name + ".weight", {outputs, inputs}});
        tensors.push_back({name + ".bias", {outputs}});
    };
    const auto norm = [&](const std::string& name) {
        tensors.push_back({name + ".weight", {width}});
        tensors.push_back({name + ".bias", {width}});
    };
    linear("time_embedding.linear_1", width, width);
    linear("time_embedding.linear_2", width, width);
    linear("proj_in", embedding, width);
    linear("embedding_proj", embedding, width);
    linear("encoder_hidden_states_proj", embedding, width);
    linear("proj_to_clip_embeddings", width, embedding);
    norm("norm_out");
    tensors.push_back({"positional_embedding", {1, 81, width}});
    tensors.push_back({"prd_embedding", {1, 1, width}});
    tensors.push_back({"clip_mean", {1, embedding}});
    tensors.push_back({"clip_std", {1, embedding}});
    for (int i = 0; i < layers; ++i) {
        const std::string block = "transformer_blocks." + std::to_string(i) + ".";
        norm(block + "norm1");
        norm(block + "norm3");
        for (const char* name : {"attn1.to_q", "attn1.to_k", "attn1.to_v", "attn1.to_out.0"})
            linear(block + name, width, width);
        linear(block + "ff.net.0.proj", width, 4 * width);
        linear(block + "ff.net.2", 4 * width, width);
    }
    json header = json::object();
    std::uint64_t offset = 0;
    for (const auto& [name, shape] : tensors) {
        std::uint64_t elements = 1;
        for (const auto size : shape) elements *= static_cast<std::uint64_t>(size);
        header[name] = tensorEntry("F32", shape, offset, offset + 4 * elements);
        offset += 4 * elements;
    }
    return header;
}

std::uint64_t endOf(const json& header) {
    std::uint64_t end = 0;
    for (const auto& entry : header) end = std::max(end, entry["data_offsets"][1].get<std::uint64_t>());
    return end;
}

/// Bytes that read() gave to this process so far; 0 where the system doesn't count them.
std::uint64_t bytesReadByThisProcess() {
    std::ifstream stream("/proc/self/io");
    std::string word;
    std::uint64_t bytes = 0;
    stream >> word >> bytes;
    return bytes;
}

TEST(ModelFolder, CountsTheParametersOfPriorsOfTheFullSizeAndHashesThemWithoutReadingGigabytes) {
    const TemporaryFolder folder;
    writeModel(folder);
    // The published figures: Karlo's and Kandinsky 2.2's priors. The files have no blocks on the disk.
    for (const auto& [embedding, parameters] : {std::pair{768, 1'022'030'080}, std::pair{1280, 1'026'225'920}}) {
        const json header = priorHeader(2048, embedding, 20);
        const auto file =
            folder.write("prior/diffusion_pytorch_model.safetensors", safetensorsBytes(header.dump(), ""));
        fs::resize_file(file, fs::file_size(file) + endOf(header));
        const auto model = ModelFolder::open(folder.path());
        const auto weights = model->weights("prior");
        EXPECT_EQ(weights->tensors().size(), 338u);
        std::int64_t sum = 0;
        for (const TensorView& tensor : weights->tensors()) sum += tensor.elements();
        EXPECT_EQ(sum, parameters);
        const std::uint64_t before = bytesReadByThisProcess();
        EXPECT_EQ(model->hash().size(), 32u);
        EXPECT_LT(bytesReadByThisProcess() - before, 4'000'000u);
    }
}

}  // namespace
}  // namespace unclip
