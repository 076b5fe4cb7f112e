// Whole requests on small model folders, stage by stage and as finished pictures, against the reference.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>

#include "engine/painter/painter.h"
#include "engine/pipeline/loaded_model.h"
#include "tests/engine/golden.h"
#include "tests/engine/pretended_gpu.h"

namespace unclip {
namespace {

using golden::isClose;
using golden::Tensors;

struct Case {
    std::string folder, name;
};

void PrintTo(const Case& golden, std::ostream* out) {
    *out << golden.folder << "/" << golden.name;
}

std::vector<Case> casesIn(std::initializer_list<const char*> folders) {
    std::vector<Case> cases;
    for (const std::string folder : folders)
        for (const auto& entry : std::filesystem::directory_iterator(golden::folder(folder)))
            if (entry.path().extension() == ".json")
                cases.push_back({folder, entry.path().stem().string()});
    std::sort(cases.begin(), cases.end(),
              [](const Case& a, const Case& b) { return std::tie(a.folder, a.name) < std::tie(b.folder, b.name); });
    // Inpainting is the program's own; its stages are compared below.
    std::erase_if(cases, [](const Case& golden) { return golden.name.starts_with("inpaint"); });
    return cases;
}

Request requestOf(const Case& golden) {
    const auto folder = golden::folder(golden.folder);
    std::ifstream file(folder / (golden.name + ".json"));
    auto json = nlohmann::json::parse(file);
    for (const char* key : {"picture", "mask", "structure", "priorFolder"})
        if (json.contains(key))
            json[key] = (folder / json[key].get<std::string>()).string();
    Request request = requestFromJson(json);
    request.model = folder / "model";
    if (golden.folder == "kandinsky-small")
        request.model /= request.task == Task::inpaint ? "inpaint"
                         : request.structure.empty()   ? "decoder"
                                                       : "controlnet";
    if (golden.folder == "stable-unclip-small")
        request.model /= request.task == Task::vary ? "pictures" : "prompts";
    return request;
}

/// [height, width, 3], red first.
at::Tensor redFirst(const cv::Mat& bgr) {
    return at::from_blob(bgr.data, {bgr.rows, bgr.cols, 3}, at::TensorOptions().dtype(at::kByte)).flip(2).clone();
}

Tensors expectedOf(const Case& golden) {
    return Tensors(golden::folder(golden.folder) / (golden.name + ".safetensors"));
}

std::vector<PaintedPicture> paintOn(const Device& device, const Request& request, int picturesAtOnce = 0,
                                    TensorDump* dump = nullptr) {
    LoadedModel model(request.model, device, request.priorFolder);
    return Painter(model, request, {.picturesAtOnce = picturesAtOnce}, {}, {}, dump).paint().pictures;
}

std::vector<PaintedPicture> paint(const Request& request, int picturesAtOnce = 0) {
    return paintOn(chooseDevice(request.device, request.dtype), request, picturesAtOnce);
}

/// expected [height, width, 3], uint8, red first.
void expectSamePixels(const cv::Mat& bgr, const at::Tensor& expected, int levels = 1) {
    const auto actual = redFirst(bgr);
    ASSERT_EQ(actual.sizes(), expected.sizes());
    const auto difference = (actual.to(at::kInt) - expected.to(at::kInt)).abs();
    EXPECT_LE(difference.max().item<int>(), levels) << "levels of 255";
}

struct Bounds {
    double stage, upsampler;  ///< see golden::kStageTolerance
    int levels;               ///< of the finished pictures, of 255
};

void expectTheReferences(const Case& golden, const Device& device, const Bounds& bounds) {
    TensorDump dump;
    const auto pictures = paintOn(device, requestOf(golden), 1, &dump);
    const Tensors expected = expectedOf(golden);
    const bool isUnguidedKandinsky = golden.folder == "kandinsky-small" && golden.name == "unguided";
    for (const auto& name : expected.names()) {
        if (name == "pixels" || (isUnguidedKandinsky && name == "prior.negative_image_embeds"))
            continue;
        auto tensor = expected[name];
        if (tensor.size(0) == 4 && dump.find(name).defined() && dump.find(name).size(0) == 2)
            tensor = tensor.slice(0, 1, 3);  // the reference encodes a negative prompt twice, around the prompt's rows
        if (at::isFloatingType(tensor.scalar_type()))
            EXPECT_TRUE(
                isClose(dump.find(name), tensor, name.starts_with("upsampler.") ? bounds.upsampler : bounds.stage))
                << name;
        else
            EXPECT_TRUE(dump.find(name).equal(tensor)) << name;
    }
    const auto pixels = expected["pixels"];
    ASSERT_EQ(static_cast<std::int64_t>(pictures.size()), pixels.size(0));
    for (const auto& picture : pictures) expectSamePixels(picture.pixels, pixels[picture.index], bounds.levels);
}

class GoldenPicture : public ::testing::TestWithParam<Case> {};

TEST_P(GoldenPicture, IsTheReferencesStageByStage) {
    expectTheReferences(GetParam(), chooseDevice(DeviceChoice::cpu, DtypeChoice::float32),
                        {golden::kStageTolerance, golden::kUpsamplerTolerance, 1});
}

// A GPU adds in another order.
TEST_P(GoldenPicture, IsTheReferencesOnAGpuToo) {
    const tests::PretendedGpu gpu;
    expectTheReferences(GetParam(), tests::gpuUnderTest(gpu), {1e-3, 1e-3, 2});
}

INSTANTIATE_TEST_SUITE_P(Folders, GoldenPicture,
                         ::testing::ValuesIn(casesIn({"karlo-small", "karlo-variations-small", "kandinsky-small",
                                                      "paintbox-small", "stable-unclip-small"})),
                         [](const auto& instance) {
                             return golden::testName(instance.param.folder + "_" + instance.param.name);
                         });

// The reference's inpainting of whole pictures; the program's own way to masks begins with windows.
TEST(GoldenLatentInpainting, IsTheReferencesStageByStage) {
    const Case golden{"kandinsky-small", "inpaint"};
    const Request request = requestOf(golden);
    const Tensors expected = expectedOf(golden);
    const c10::InferenceMode noGradients;
    LoadedModel model(request.model, Device{});
    const auto& movq = model.movq.network();
    const auto& decoder = model.decoder.network();
    EXPECT_TRUE(decoder.config().seesKnownPicture());

    Edit edit;
    edit.picture = movq.encode(expected["inpaint.pixels"]);
    EXPECT_TRUE(isClose(edit.picture, expected["inpaint.latents"]));
    edit.keep = expected["inpaint.keep"];
    edit.keepsFirstNoise = true;
    const auto embedding = expected["prior.image_embeds"], negative = expected["prior.negative_image_embeds"];
    Noise noise(request.seed, 1);
    for (int i = 0; i < *request.priorSteps; ++i) noise.draw({embedding.size(1)});  // the prior's
    const double guidance = request.guidance.value_or(model.defaults().guidance);
    const DecoderSettings settings{*request.decoderSteps, guidance > 1, guidance, edit.picture.size(2),
                                   edit.picture.size(3)};
    const auto context = decoder.prepare(decoder.conditionFrom(at::cat({negative, embedding})));
    const auto latents = sampleDecoder(decoder, *model.scheduler("decoder_scheduler"), context, settings, edit,
                                       at::kCPU, at::kFloat, noise, [](const SamplerStep&) {});
    EXPECT_TRUE(isClose(latents, expected["decoder.latents"]));
    EXPECT_TRUE(isClose(at::clamp(movq.decode(latents) * 0.5 + 0.5, 0, 1), expected["images"]));
}

TEST(GoldenLatentInpainting, RepaintedCellsTakeTheirNeighboursAsInTheReference) {
    const auto expected = expectedOf({"kandinsky-small", "inpaint"});
    const cv::Mat mask = cv::imread((golden::folder("kandinsky-small") / "mask.png").string(), cv::IMREAD_GRAYSCALE);
    const auto white = at::from_blob(mask.data, {1, 1, mask.rows, mask.cols}, at::kByte).ge(128);
    EXPECT_TRUE(keptLatents(1 - white.to(at::kFloat), 16, 8).equal(expected["inpaint.keep"]));
}

TEST(GoldenPictures, DependNeitherOnTheBatchNorOnTheCount) {
    const Case golden{"karlo-small", "three"};
    Request request = requestOf(golden);
    const auto pixels = expectedOf(golden)["pixels"];
    for (const int picturesAtOnce : {2, 3})
        for (const auto& picture : paint(request, picturesAtOnce))
            expectSamePixels(picture.pixels, pixels[picture.index]);
    request.count = 1;
    request.seed += 2;
    expectSamePixels(paint(request).front().pixels, pixels[2]);
}

TEST(GoldenPictures, AreOthersForAnotherSeed) {
    Request request = requestOf({"karlo-small", "plain"});
    const auto first = redFirst(paint(request).front().pixels);
    request.seed += 1;
    EXPECT_GT(
        (redFirst(paint(request).front().pixels).to(at::kFloat) - first.to(at::kFloat)).abs().mean().item<double>(), 5);
}

}  // namespace
}  // namespace unclip
