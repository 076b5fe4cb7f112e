// `unclip convert` as a user runs it: what it makes of a folder, and what it refuses.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/weights/model_folder.h"
#include "tests/base/safetensors_bytes.h"
#include "tests/base/temporary_folder.h"
#include "tests/cli/run_program.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

const fs::path kGolden = UNCLIP_GOLDEN;
const fs::path kKarlo = kGolden / "karlo-small" / "model";

/// Karlo's small model with the files of `part` from another folder.
fs::path karloWith(const TemporaryFolder& folder, const std::string& part, const fs::path& files) {
    const fs::path model = folder / "model";
    fs::copy(kKarlo, model, fs::copy_options::recursive);
    fs::remove_all(model / part);
    fs::copy(files, model / part);
    return model;
}

/// Karlo's small model whose text_proj holds these numbers as float32, and a tensor of whole numbers.
fs::path karloWithNumbers(const TemporaryFolder& folder, const std::vector<float>& numbers) {
    std::string data(4 * numbers.size() + 16, '\0');
    std::memcpy(data.data(), numbers.data(), 4 * numbers.size());
    data[data.size() - 8] = 7;
    const json header{{"numbers", tensorEntry("F32", {numbers.size()}, 0, data.size() - 16)},
                      {"position_ids", tensorEntry("I64", {2}, data.size() - 16, data.size())}};
    folder.write("part/diffusion_pytorch_model.safetensors", safetensorsBytes(header.dump(), data));
    folder.write("part/config.json", "{}");
    return karloWith(folder, "text_proj", folder / "part");
}

std::string convert(const fs::path& from, const fs::path& to, const TemporaryFolder& folder, int code,
                    const std::string& dtype = "keep") {
    EXPECT_EQ(run({"convert", from.string(), to.string(), "--dtype", dtype}, folder / "log"), code);
    return contentOf(folder / "log");
}

template <typename Number>
std::vector<Number> numbersOf(const TensorView& tensor) {
    std::vector<Number> numbers(tensor.bytes / sizeof(Number));
    std::memcpy(numbers.data(), tensor.data, tensor.bytes);
    return numbers;
}

void expectSameTensors(const TensorFile& actual, const TensorFile& expected) {
    ASSERT_EQ(actual.tensors().size(), expected.tensors().size());
    for (const TensorView& tensor : expected.tensors()) {
        const TensorView* found = actual.find(tensor.name);
        ASSERT_NE(found, nullptr) << tensor.name;
        EXPECT_EQ(found->dtype, tensor.dtype) << tensor.name;
        EXPECT_EQ(found->shape, tensor.shape) << tensor.name;
        EXPECT_EQ(numbersOf<std::uint8_t>(*found), numbersOf<std::uint8_t>(tensor)) << tensor.name;
    }
}

TEST(UnclipConvert, MakesOneSafetensorsFileAPartOfEveryFormatThatIsRead) {
    for (const char* format :
         {"bin", "bin-parameters", "bin-shards", "bin-shared-storage", "safetensors-shards", "safetensors-variant"}) {
        const TemporaryFolder folder;
        const fs::path model = karloWith(folder, "text_proj", kGolden / "formats" / format);
        const std::string words = convert(model, folder / "out", folder, 0);
        EXPECT_THAT(words, HasSubstr("text_proj/diffusion_pytorch_model.safetensors")) << format;
        const auto converted = ModelFolder::open(folder / "out");
        EXPECT_TRUE(converted->missing().empty()) << format;
        for (const ModelPart& part : converted->parts())
            for (const auto& entry : fs::directory_iterator(part.folder))
                EXPECT_THAT(entry.path().extension(), testing::AnyOf(".json", ".txt", ".safetensors")) << entry.path();
        expectSameTensors(*converted->weights("text_proj"), *ModelFolder::open(model)->weights("text_proj"));
        EXPECT_EQ(contentOf(folder / "out/model_index.json"), contentOf(model / "model_index.json"));
        EXPECT_EQ(contentOf(folder / "out/tokenizer/merges.txt"), contentOf(model / "tokenizer/merges.txt"));
    }
}

TEST(UnclipConvert, RoundsToTheNearestNumberAndLeavesWholeNumbersAlone) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const TemporaryFolder folder;
    const fs::path model = karloWithNumbers(folder, {1.0f, 1.0f / 3, 65504.0f, 1e-8f, -2.0f, nan});
    convert(model, folder / "half", folder, 0, "float16");
    const auto half = ModelFolder::open(folder / "half")->weights("text_proj");
    auto bits = numbersOf<std::uint16_t>(*half->find("numbers"));
    EXPECT_EQ(half->find("numbers")->dtype, StoredDtype::float16);
    EXPECT_GT(bits.back() & 0x7fff, 0x7c00) << "NaN";
    bits.pop_back();
    EXPECT_EQ(bits, (std::vector<std::uint16_t>{0x3c00, 0x3555, 0x7bff, 0x0000, 0xc000}));
    EXPECT_EQ(numbersOf<std::int64_t>(*half->find("position_ids")), (std::vector<std::int64_t>{0, 7}));

    convert(model, folder / "brain", folder, 0, "bfloat16");
    bits = numbersOf<std::uint16_t>(*ModelFolder::open(folder / "brain")->weights("text_proj")->find("numbers"));
    bits.pop_back();
    EXPECT_EQ(bits, (std::vector<std::uint16_t>{0x3f80, 0x3eab, 0x4780, 0x322c, 0xc000}));

    // Widening is exact.
    convert(folder / "half", folder / "wide", folder, 0, "float32");
    const auto wide = ModelFolder::open(folder / "wide")->weights("text_proj");
    EXPECT_EQ(numbersOf<float>(*wide->find("numbers"))[1], 0.333251953125f);
}

TEST(UnclipConvert, TellsTheDtypeInConfigsThatNameIt) {
    const TemporaryFolder folder;
    convert(kKarlo, folder / "out", folder, 0, "bfloat16");
    const json config = json::parse(contentOf(folder / "out/text_encoder/config.json"));
    EXPECT_EQ(config["dtype"], "bfloat16");
    EXPECT_EQ(config["hidden_size"], 32);
    EXPECT_EQ(contentOf(folder / "out/prior/config.json").find("bfloat16"), std::string::npos);
}

TEST(UnclipConvert, RefusesNumbersThatTheDtypeCannotHoldAndLeavesNothingBehind) {
    const TemporaryFolder folder;
    const fs::path model = karloWithNumbers(folder, {1.0f, 70000.0f});
    EXPECT_THAT(convert(model, folder / "out", folder, 1, "float16"),
                HasSubstr("the tensor \"numbers\" holds numbers that are too large for float16"));
    EXPECT_FALSE(fs::exists(folder / "out"));
    EXPECT_FALSE(fs::exists(folder / "out.unfinished"));
    convert(model, folder / "out", folder, 0, "bfloat16");
}

TEST(UnclipConvert, OneNetworkAloneStaysAlone) {
    for (const fs::path& from : {kGolden / "karlo-small/eclipse", kGolden / "depth-small/published/model"}) {
        const TemporaryFolder folder;
        const std::string log = convert(from, folder / "out", folder, 0, "float16");
        const auto opened = ModelFolder::open(folder / "out");
        EXPECT_TRUE(opened->missing().empty()) << log;
        EXPECT_EQ(opened->pipelineClass(), ModelFolder::open(from)->pipelineClass());
        for (const auto& entry : fs::directory_iterator(folder / "out")) EXPECT_TRUE(entry.is_regular_file());
    }
}

TEST(UnclipConvert, NeverWritesOverAFolderThatHoldsSomething) {
    const TemporaryFolder folder;
    folder.write("out/mine.txt", "mine");
    EXPECT_THAT(convert(kKarlo, folder / "out", folder, 1), HasSubstr("exists already"));
    EXPECT_THAT(convert(kKarlo, kKarlo, folder, 1), HasSubstr("exists already"));
    EXPECT_EQ(contentOf(folder / "out/mine.txt"), "mine");
    fs::create_directory(folder / "empty");
    convert(kKarlo, (folder / "empty").string() + "/", folder, 0);
    EXPECT_TRUE(ModelFolder::open(folder / "empty")->missing().empty());
    fs::create_directory(folder / "other.unfinished");
    EXPECT_THAT(convert(kKarlo, folder / "other", folder, 1), HasSubstr("broken off or is still at work"));
    EXPECT_TRUE(fs::exists(folder / "other.unfinished"));
}

TEST(UnclipConvert, SaysWhatIsWrongWithAFolderBeforeItWrites) {
    const TemporaryFolder folder;
    folder.write("part/config.json", "{}");
    folder.write("part/diffusion_pytorch_model.safetensors", "short");
    const fs::path model = karloWith(folder, "super_res_last", folder / "part");
    EXPECT_THAT(convert(model, folder / "out", folder, 1), HasSubstr("super_res_last"));
    EXPECT_FALSE(fs::exists(folder / "out"));
    EXPECT_THAT(convert(kKarlo, folder / "no/such/place", folder, 1), HasSubstr("can't be made"));
}

}  // namespace
}  // namespace unclip
