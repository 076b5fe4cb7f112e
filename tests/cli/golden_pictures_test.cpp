// The program as a user runs it: PNG files beside what the reference paints (tests/golden/README.md).

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/weights/tensor_file.h"
#include "tests/base/temporary_folder.h"
#include "tests/cli/run_program.h"

namespace unclip {
namespace {

const std::filesystem::path kGolden = UNCLIP_GOLDEN;

std::vector<std::string> paintingOf(const std::string& command, const std::string& folder, const std::string& name,
                                    const std::filesystem::path& out) {
    return {command,
            "--request",
            (kGolden / folder / (name + ".json")).string(),
            "--model",
            (kGolden / folder / "model").string(),
            "--out",
            out.string()};
}

/// Picture `index` of a case, BGR.
cv::Mat expectedPicture(const std::string& folder, const std::string& name, int index) {
    const auto file = TensorFile::openFile(kGolden / folder / (name + ".safetensors"));
    const TensorView& pixels = *file->find("pixels");
    const int height = static_cast<int>(pixels.shape[1]), width = static_cast<int>(pixels.shape[2]);
    auto* data = const_cast<std::byte*>(pixels.data) + std::ptrdiff_t{3} * index * height * width;
    cv::Mat bgr;
    cv::cvtColor(cv::Mat(height, width, CV_8UC3, data), bgr, cv::COLOR_RGB2BGR);
    return bgr;
}

void expectSamePicture(const std::filesystem::path& file, const cv::Mat& expected) {
    const cv::Mat actual = cv::imread(file.string(), cv::IMREAD_UNCHANGED);
    ASSERT_EQ(actual.size(), expected.size()) << file;
    ASSERT_EQ(actual.type(), expected.type()) << file;
    EXPECT_LE(cv::norm(actual, expected, cv::NORM_INF), 1) << "levels of 255, " << file;
}

TEST(UnclipGenerate, WritesTheReferencesPictures) {
    const TemporaryFolder folder;
    ASSERT_EQ(run(paintingOf("generate", "karlo-small", "three", folder / "soup.png"), folder / "log"), 0)
        << contentOf(folder / "log");
    for (int i = 0; i < 3; ++i)
        expectSamePicture(folder / (i == 0 ? "soup.png" : "soup-" + std::to_string(i + 1) + ".png"),
                          expectedPicture("karlo-small", "three", i));
}

TEST(UnclipGenerate, TakesTheSameFromOptions) {
    const TemporaryFolder folder;
    const auto request = nlohmann::json::parse(contentOf(kGolden / "karlo-small" / "negative.json"));
    const auto number = [&](const char* key) { return std::to_string(request[key].get<std::uint64_t>()); };
    ASSERT_EQ(run({"generate",
                   request["prompt"],
                   "--negative",
                   request["negativePrompt"],
                   "--seed",
                   number("seed"),
                   "--prior-steps",
                   number("priorSteps"),
                   "--decoder-steps",
                   number("decoderSteps"),
                   "--upsampler-steps",
                   number("upsamplerSteps"),
                   "--device",
                   "cpu",
                   "--dtype",
                   "float32",
                   "--model",
                   (kGolden / "karlo-small" / "model").string(),
                   "--out",
                   (folder / "robot.png").string()},
                  folder / "log"),
              0)
        << contentOf(folder / "log");
    expectSamePicture(folder / "robot.png", expectedPicture("karlo-small", "negative", 0));
}

TEST(UnclipGenerate, PaintsAPictureAgainFromThePictureItself) {
    const TemporaryFolder folder;
    ASSERT_EQ(run(paintingOf("generate", "paintbox-small", "plain", folder / "dog.png"), folder / "log"), 0)
        << contentOf(folder / "log");
    ASSERT_EQ(run({"generate", "--request", (folder / "dog.png").string(), "--model",
                   (kGolden / "paintbox-small" / "model").string(), "--out", (folder / "again.png").string()},
                  folder / "log"),
              0)
        << contentOf(folder / "log");
    expectSamePicture(folder / "again.png", expectedPicture("paintbox-small", "plain", 0));
}

TEST(UnclipGenerate, DumpsEveryIntermediateTensorUnderTheReferencesName) {
    const TemporaryFolder folder;
    auto arguments = paintingOf("generate", "karlo-small", "plain", folder / "fox.png");
    arguments.insert(arguments.end(), {"--dump", (folder / "fox.safetensors").string()});
    ASSERT_EQ(run(arguments, folder / "log"), 0) << contentOf(folder / "log");
    const auto dumped = TensorFile::openFile(folder / "fox.safetensors");
    const auto expected = TensorFile::openFile(kGolden / "karlo-small" / "plain.safetensors");
    for (const TensorView& tensor : expected->tensors()) {
        if (tensor.name == "pixels")  // they are the PNG
            continue;
        const TensorView* found = dumped->find(tensor.name);
        ASSERT_TRUE(found) << tensor.name;
        EXPECT_EQ(found->shape, tensor.shape) << tensor.name;
        EXPECT_EQ(found->dtype, tensor.dtype) << tensor.name;
    }
}

TEST(UnclipVary, WritesTheReferencesVariations) {
    const TemporaryFolder folder;
    auto arguments = paintingOf("vary", "karlo-variations-small", "like-landscape", folder / "like.png");
    arguments.insert(arguments.begin() + 1, (kGolden / "karlo-variations-small" / "landscape.png").string());
    ASSERT_EQ(run(arguments, folder / "log"), 0) << contentOf(folder / "log");
    for (int i = 0; i < 2; ++i)
        expectSamePicture(folder / (i == 0 ? "like.png" : "like-2.png"),
                          expectedPicture("karlo-variations-small", "like-landscape", i));
}

}  // namespace
}  // namespace unclip
