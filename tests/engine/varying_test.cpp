#include <gtest/gtest.h>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/diffusion/ddpm_scheduler.h"
#include "engine/diffusion/implicit_sampler.h"
#include "engine/diffusion/noise.h"
#include "engine/image/write_picture.h"
#include "engine/painter/painter.h"
#include "engine/pipeline/mixing.h"
#include "tests/engine/golden.h"
#include "tests/engine/picture_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

class Varying : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        request_.task = Task::vary;
        request_.model = fs::path(UNCLIP_GOLDEN) / GetParam();
        request_.picture = folder_ / "picture.png";
        request_.decoderSteps = 5;
        request_.upsamplerSteps = 2;
        request_.bestOf = 1;
        request_.device = DeviceChoice::cpu;
        request_.dtype = DtypeChoice::float32;
    }

    /// What the decoder painted: small pictures, or latents.
    at::Tensor small() {
        LoadedModel model(request_.model, chooseDevice(request_.device, request_.dtype));
        TensorDump dump;
        double reached = 0;
        JobEvents events;
        events.progress = [&](const Progress& progress) {
            EXPECT_GE(progress.fraction, reached);
            reached = progress.fraction;
        };
        Painter(model, request_, {}, events, {}, &dump).paint();
        EXPECT_NEAR(reached, 1, 0.02);
        return dump.find(model.paintsLatents() ? "decoder.latents" : "decoder.images");
    }

    tests::PictureFolder folder_;
    Request request_;
};

TEST_P(Varying, WithoutNewNoiseTheSeedChangesNothing) {
    request_.strength = 0;
    const auto first = small();
    request_.seed = 99;
    EXPECT_TRUE(at::equal(small(), first));
}

TEST_P(Varying, NewNoiseMakesEachSeedAnotherPictureAndTheSameOneTwice) {
    const auto first = small(), again = small();
    EXPECT_TRUE(at::equal(first, again));
    request_.seed = 99;
    EXPECT_GT(at::abs(small() - first).mean().item<double>(), 1e-3);
}

TEST_P(Varying, TheMoreStrengthTheFartherFromWhatNoNewNoiseGives) {
    request_.strength = 0;
    const auto nearest = small();
    double before = 0;
    for (const double strength : {0.05, 0.9}) {
        request_.strength = strength;
        const double distance = at::abs(small() - nearest).mean().item<double>();
        EXPECT_GT(distance, before) << strength;
        before = distance;
    }
}

TEST_P(Varying, AMixWithoutNewNoiseBeginsAndEndsAsVariationsOfItsPicturesDo) {
    request_.strength = 0;
    const auto first = small();
    cv::Mat other(80, 80, CV_8UC3, cv::Scalar(40, 90, 200));
    cv::circle(other, {40, 40}, 25, cv::Scalar(220, 220, 30), -1);
    writePicture(folder_ / "other.png", other);
    request_.picture = folder_ / "other.png";
    const auto last = small();
    request_.task = Task::mix;
    request_.picture = folder_ / "picture.png";
    request_.mix.secondPicture = folder_ / "other.png";
    request_.mix.steps = 3;
    const auto way = small();
    ASSERT_EQ(way.size(0), 3);
    EXPECT_LT(at::abs(way[0] - first[0]).max().item<double>(), 1e-3);
    EXPECT_LT(at::abs(way[2] - last[0]).max().item<double>(), 1e-3);
    EXPECT_GT(at::abs(way[1] - way[0]).mean().item<double>(), 1e-3);
}

TEST_P(Varying, AWidePicturesMiddleIsVariedNotTheWholeSquashed) {
    cv::Mat picture(96, 192, CV_8UC3, cv::Scalar(30, 30, 220));
    picture(cv::Rect(48, 0, 96, 96)).setTo(cv::Scalar(220, 160, 30));
    cv::circle(picture, {96, 48}, 30, cv::Scalar(40, 200, 60), -1);
    writePicture(folder_ / "picture.png", picture);
    request_.strength = 0;
    const auto wide = small();
    const auto distanceTo = [&](const cv::Mat& other) {
        writePicture(folder_ / "picture.png", other);
        return at::abs(wide - small()).mean().item<double>();
    };
    cv::Mat squashed;
    cv::resize(picture, squashed, {96, 96}, 0, 0, cv::INTER_AREA);
    const double toMiddle = distanceTo(picture(cv::Rect(48, 0, 96, 96)).clone()), toSquashed = distanceTo(squashed);
    EXPECT_LT(toMiddle, 0.5 * toSquashed);
}

TEST_P(Varying, StartsFromThePixelsWhenAsked) {
    const auto fromNoise = small();
    request_.vary.startFromPixels = true;
    EXPECT_FALSE(at::equal(small(), fromNoise));
}

INSTANTIATE_TEST_SUITE_P(Models, Varying,
                         testing::Values("karlo-variations-small/model", "paintbox-small/model",
                                         "paintbox-latents-small/model", "kandinsky-small/model/decoder"),
                         [](const auto& info) {
                             const std::string model = info.param;
                             return golden::testName(model.substr(0, model.find("-small")));
                         });

// Of pictures whose pixels are normal numbers the best guess at the noise is known, so the way back must give standard
// normal noise, and from it the picture again.
TEST(ImplicitSampler, GoesToTheNoiseAndBackToThePicture) {
    DdpmSchedulerConfig config;
    config.clips = false;
    const DdpmScheduler scheduler(config);
    constexpr double kDeviation = 0.25;
    const Predict bestGuess = [&](const at::Tensor& x, std::int64_t t, bool) {
        const double clean = scheduler.cumulativeAlphas()[t].item<double>();
        return std::sqrt(1 - clean) / (clean * kDeviation * kDeviation + 1 - clean) * x;
    };
    const StepWatch nobody = [](const SamplerStep&) {};
    Noise random(3, 1);
    const auto picture = random.draw({3, 32, 32}) * kDeviation;
    const auto noise = invertImplicit(scheduler, 200, picture, bestGuess, nobody);
    EXPECT_NEAR(noise.std().item<double>(), 1, 0.1);
    const auto again = sampleImplicit(
        scheduler, 200, noise, 0, bestGuess, [&] { return picture; }, nobody);
    EXPECT_LT(at::abs(again - picture).mean().item<double>(), 0.05 * kDeviation);
}

TEST(Mixing, SlerpStartsAndEndsAtItsEmbeddingsAndKeepsLength) {
    const auto a = at::tensor({3.0, 0.0}).unsqueeze(0), b = at::tensor({0.0, 3.0}).unsqueeze(0);
    EXPECT_TRUE(at::allclose(slerp(a, b, 0), a));
    EXPECT_TRUE(at::allclose(slerp(a, b, 1), b));
    const auto middle = slerp(a, b, 0.5);
    EXPECT_NEAR(at::linalg_vector_norm(middle).item<double>(), 3, 1e-5);
    EXPECT_NEAR(middle[0][0].item<double>(), middle[0][1].item<double>(), 1e-5);
    EXPECT_TRUE(at::allclose(slerp(a, a, 0.3), a));
}

TEST(Mixing, ATextDifferenceLeavesThePictureAtShareZero) {
    const auto picture = at::randn({1, 16}), from = at::randn({1, 16}), to = at::randn({1, 16});
    EXPECT_TRUE(at::allclose(alongTextDifference(picture, from, to, 0), picture, 1e-5, 1e-5));
    const auto wanted = to / at::linalg_vector_norm(to) - from / at::linalg_vector_norm(from);
    const auto turned = alongTextDifference(picture, from, to, 0.5);
    EXPECT_GT(at::cosine_similarity(turned, wanted).item<double>(),
              at::cosine_similarity(picture, wanted).item<double>());
}

}  // namespace
}  // namespace unclip
