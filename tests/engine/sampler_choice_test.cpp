// What a model's defaults.json says about how it is sampled.

#include <gtest/gtest.h>

#include <fstream>

#include "engine/base/error.h"
#include "engine/painter/painter.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

class SamplerChoice : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(folder_);
        fs::copy(fs::path(UNCLIP_GOLDEN) / "paintbox-latents-small" / "model", folder_, fs::copy_options::recursive);
        request_.prompt = "a fox";
        request_.model = folder_;
        request_.seed = 3;
        request_.priorSteps = request_.decoderSteps = 6;
        request_.device = DeviceChoice::cpu;
        request_.dtype = DtypeChoice::float32;
    }
    void TearDown() override { fs::remove_all(folder_); }

    cv::Mat paintedWith(const std::string& defaults, int* steps = nullptr) {
        std::ofstream(folder_ / "defaults.json") << defaults;
        LoadedModel model(folder_, chooseDevice(DeviceChoice::cpu, DtypeChoice::float32));
        JobEvents events;
        events.progress = [&](const Progress& progress) {
            if (steps && progress.stage == Stage::decoder)
                *steps = progress.step;
        };
        return Painter(model, request_, {}, events, {}).paint().pictures.at(0).pixels;
    }

    fs::path folder_ = fs::temp_directory_path() / ("unclip-sampler-" + std::to_string(::getpid()));
    Request request_;
};

TEST_F(SamplerChoice, TheMultistepSamplerPaintsAnotherPictureTheSameOneTwice) {
    int steps = 0;
    const cv::Mat ancestral = paintedWith("{}"), solved = paintedWith(R"({"sampler": "multistep"})", &steps);
    EXPECT_EQ(solved.size(), cv::Size(64, 64));
    EXPECT_EQ(steps, 6);
    EXPECT_GT(cv::norm(ancestral, solved, cv::NORM_INF), 1);
    EXPECT_EQ(cv::norm(solved, paintedWith(R"({"sampler": "multistep"})"), cv::NORM_INF), 0);
}

TEST_F(SamplerChoice, OfSeveralTriesOnlyTheChosenOneIsFinished) {
    request_.count = 2;
    const auto paint = [&](int bestOf, int picturesAtOnce) {
        request_.bestOf = bestOf;
        std::ofstream(folder_ / "defaults.json") << R"({"sampler": "multistep"})";
        LoadedModel model(folder_, chooseDevice(DeviceChoice::cpu, DtypeChoice::float32));
        JobOptions options;
        options.picturesAtOnce = picturesAtOnce;
        options.keepsFilm = true;
        return Painter(model, request_, options, {}, {}).paint().pictures;
    };
    const auto single = paint(1, 1), chosen = paint(4, 1), together = paint(4, 2);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(chosen[i].film.size(), single[i].film.size());
        EXPECT_LE(cv::norm(chosen[i].film.back(), chosen[i].pixels, cv::NORM_INF), 1) << "the film of another try";
        EXPECT_LE(cv::norm(chosen[i].pixels, together[i].pixels, cv::NORM_INF), 1);
    }
    // The first try draws what a single one draws, and among several a nearer one is found for one of the two.
    EXPECT_GT(cv::norm(single[0].pixels, chosen[0].pixels, cv::NORM_INF) +
                  cv::norm(single[1].pixels, chosen[1].pixels, cv::NORM_INF),
              2);
}

TEST_F(SamplerChoice, QualityIsWhatStepsStandForThatNobodySaid) {
    request_.priorSteps.reset();
    request_.decoderSteps.reset();
    const auto stepsAt = [&](Quality quality, const std::string& defaults) {
        request_.quality = quality;
        int steps = 0;
        paintedWith(defaults, &steps);
        return steps;
    };
    EXPECT_EQ(stepsAt(Quality::standard, "{}"), 25);
    EXPECT_EQ(stepsAt(Quality::quick, "{}"), 10);
    EXPECT_EQ(stepsAt(Quality::best, "{}"), 100);
    EXPECT_EQ(stepsAt(Quality::quick, R"({"decoderSteps": 8})"), 8) << "never more than by default";
    EXPECT_EQ(stepsAt(Quality::quick, R"({"quick": {"decoderSteps": 4}})"), 4);
    EXPECT_EQ(stepsAt(Quality::standard, R"({"quick": {"decoderSteps": 4}})"), 25);
    request_.decoderSteps = 7;
    EXPECT_EQ(stepsAt(Quality::quick, "{}"), 7);
}

TEST_F(SamplerChoice, GuidanceCountsAtItsTimestepsAlone) {
    request_.priorMode = PriorMode::text;
    request_.guidance = 1.0;
    const cv::Mat unguided = paintedWith("{}");
    request_.guidance = 6.0;
    const cv::Mat everywhere = paintedWith("{}"), nowhere = paintedWith(R"({"guidedFrom": 2000})"),
                  late = paintedWith(R"({"guidedTo": 500})");
    EXPECT_LE(cv::norm(unguided, nowhere, cv::NORM_INF), 1);  // captions encoded two at a time round differently
    EXPECT_GT(cv::norm(unguided, late, cv::NORM_INF), 1);
    EXPECT_GT(cv::norm(everywhere, late, cv::NORM_INF), 1);
    EXPECT_EQ(cv::norm(everywhere, paintedWith(R"({"guidedFrom": 0, "guidedTo": 999})"), cv::NORM_INF), 0);
}

TEST_F(SamplerChoice, ASamplerThatThereIsNotIsNamed) {
    try {
        paintedWith(R"({"sampler": "magic"})");
        FAIL() << "painted";
    } catch (const ModelError& error) {
        EXPECT_NE(std::string(error.what()).find("magic"), std::string::npos) << error.what();
    }
}

TEST_F(SamplerChoice, ASizeThatIsNoWholeNumberOfCellsIsRefusedWithTheNearest) {
    request_.width = 70;
    try {
        paintedWith("{}");
        FAIL() << "painted";
    } catch (const RequestError& error) {
        EXPECT_NE(std::string(error.what()).find("64"), std::string::npos) << error.what();
    }
    request_.width = 96;
    EXPECT_EQ(paintedWith("{}").size(), cv::Size(96, 64));
}

}  // namespace
}  // namespace unclip
