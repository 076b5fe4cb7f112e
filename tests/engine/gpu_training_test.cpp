// Each lesson on a GPU, pretended where there is none, beside the same on the CPU.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/train/autoencoder_lesson.h"
#include "engine/train/clip_lesson.h"
#include "engine/train/decoder_lesson.h"
#include "engine/train/prior_lesson.h"
#include "engine/train/upsampler_lesson.h"
#include "tests/engine/pretended_gpu.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

/// Grounds of many colours.
class Grounds : public Dataset {
public:
    Example example(std::uint64_t index, int side) const override {
        const auto part = [&](std::uint64_t factor) { return static_cast<double>(index * factor % 256); };
        return {cv::Mat(side, side, CV_8UC3, cv::Scalar(part(37), part(71), part(131))),
                index % 2 == 0 ? "red" : "a wall"};
    }
    std::vector<std::string> captions() const override { return {"red", "a wall"}; }
    std::vector<std::string> words() const override { return captions(); }
    std::vector<std::string> notes() const override { return {}; }
};

std::unique_ptr<Lesson> lessonFor(const std::string& part, const PaintboxFolder& folder, const Dataset& dataset,
                                  const TrainingSettings& settings) {
    if (part == "clip")
        return std::make_unique<ClipLesson>(folder, dataset, settings);
    if (part == "prior")
        return std::make_unique<PriorLesson>(folder, dataset, settings, PriorLessonSettings{0.1, 64});
    if (part == "upsampler")
        return std::make_unique<UpsamplerLesson>(folder, dataset, settings);
    if (part == "autoencoder")
        return std::make_unique<AutoencoderLesson>(folder, dataset, settings, AutoencoderLessonSettings{.crop = 32});
    return std::make_unique<DecoderLesson>(folder, dataset, settings);
}

class TrainingOnAGpu : public testing::TestWithParam<MatrixStep> {
protected:
    void SetUp() override {
        fs::remove_all(root_);
        settings_.batch = 2;
        settings_.steps = 2;
        settings_.sheetMinutes = 0;
        settings_.optimizer.matrices = GetParam();
        settings_.learningRate = {1e-3, 1, Decay::constant};
        shape_ = {.side = 16, .upsampledSide = 32, .embeddingWidth = 64, .vocabulary = 300};
    }
    void TearDown() override { fs::remove_all(root_); }

    double lossOf(const std::string& part, const PaintboxFolder& folder, const Device& device) {
        settings_.device = device;
        const auto lesson = lessonFor(part, folder, grounds_, settings_);
        return train(*lesson, settings_, folder.trainingFolder(), {}, {}).loss;
    }

    fs::path root_ = fs::temp_directory_path() / ("unclip-gpu-training-" + std::to_string(::getpid()));
    Grounds grounds_;
    PaintboxShape shape_;
    TrainingSettings settings_;
};

TEST_P(TrainingOnAGpu, EveryPartLearnsAsOnTheCpuAndAsksForNothingThatAGpuRefuses) {
    tests::PretendedGpu gpu;
    for (const std::string part : {"clip", "prior", "decoder", "upsampler", "autoencoder"}) {
        // A decoder of pixels and an autoencoder don't go into one folder.
        const std::string kind = part == "autoencoder" ? "latents" : "pixels";
        const PaintboxFolder onCpu(root_ / kind / "cpu", shape_), onGpu(root_ / kind / "gpu", shape_);
        const double wanted = lossOf(part, onCpu, Device{}), loss = lossOf(part, onGpu, tests::gpuUnderTest(gpu));
        EXPECT_NEAR(loss, wanted, 0.02 * std::abs(wanted)) << part;
        EXPECT_THAT(gpu.refused(), testing::IsEmpty()) << part;
    }
}

INSTANTIATE_TEST_SUITE_P(Optimizers, TrainingOnAGpu, testing::Values(MatrixStep::adamW, MatrixStep::orthogonal),
                         [](const auto& info) { return info.param == MatrixStep::adamW ? "AdamW" : "Muon"; });

}  // namespace
}  // namespace unclip
