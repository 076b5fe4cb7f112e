// Nothing is computed twice while only later settings change, and nothing is taken for what it isn't.

#include "engine/pipeline/stage_results.h"

#include <gtest/gtest.h>

#include <map>
#include <opencv2/imgcodecs.hpp>

#include "engine/painter/painter.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = UNCLIP_GOLDEN;

/// A model that stays open from job to job, as it does in the window.
class Session {
public:
    explicit Session(const fs::path& folder) : model_(folder, chooseDevice(DeviceChoice::cpu, DtypeChoice::float32)) {}

    std::vector<cv::Mat> paint(const Request& request) {
        computed.clear();
        JobEvents events;
        events.progress = [this](const Progress& progress) {
            if (progress.step > 0 && progress.step < progress.steps)
                ++computed[progress.stage];
        };
        std::vector<cv::Mat> pictures;
        for (const auto& picture : Painter(model_, request, {}, events, {}).paint().pictures)
            pictures.push_back(picture.pixels);
        return pictures;
    }

    std::map<Stage, int> computed;  ///< steps of the last job that were reported one by one

private:
    LoadedModel model_;
};

bool areEqual(const std::vector<cv::Mat>& a, const std::vector<cv::Mat>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const cv::Mat& one, const cv::Mat& other) {
        return one.size() == other.size() && cv::norm(one, other, cv::NORM_INF) == 0;
    });
}

class StageResultsOf : public testing::TestWithParam<const char*> {
protected:
    Request request(Task task = Task::generate) const {
        Request request;
        request.task = task;
        request.model = kGolden / GetParam();
        request.prompt = "a bowl of soup";
        request.seed = 7;
        request.priorSteps = request.decoderSteps = 4;
        request.upsamplerSteps = 2;
        request.bestOf = 1;
        if (std::string(GetParam()).starts_with("kandinsky"))
            request.width = request.height = 64;
        return request;
    }
    std::vector<cv::Mat> alone(const Request& request) const { return Session(request.model).paint(request); }
};

TEST_P(StageResultsOf, WhatThePriorGaveServesOtherSettingsOfTheDecoder) {
    Request first = request();
    Session session(first.model);
    session.paint(first);
    EXPECT_EQ(session.computed[Stage::prior], 3);

    Request second = first;
    second.decoderSteps = 5;
    second.guidance = 2.5;
    EXPECT_TRUE(areEqual(session.paint(second), alone(second)));
    EXPECT_EQ(session.computed[Stage::prior], 0);
    EXPECT_EQ(session.computed[Stage::decoder], 4);
}

TEST_P(StageResultsOf, WhatThePriorDependsOnMakesItAnew) {
    const Request first = request();
    Session session(first.model);
    session.paint(first);
    const auto expectAnew = [&](const auto& change) {
        Request changed = first;
        change(changed);
        EXPECT_TRUE(areEqual(session.paint(changed), alone(changed)));
        EXPECT_GT(session.computed[Stage::prior], 0);
    };
    expectAnew([](Request& r) { r.seed = 8; });
    expectAnew([](Request& r) { r.prompt = "a bowl of soups"; });
    if (!LoadedModel(first.model, Device{}).noisesEmbeddings())  // whose prior knows no negative prompts
        expectAnew([](Request& r) { r.negativePrompt = "blur"; });
    expectAnew([](Request& r) { r.priorSteps = 3; });
    expectAnew([](Request& r) { r.priorBestOf = 2; });
    expectAnew([](Request& r) { r.priorGuidance = 2.5; });
}

TEST_P(StageResultsOf, SeveralPicturesAndTriesAreThoseOfAFreshModel) {
    Request several = request();
    several.count = 2;
    Session session(several.model);
    session.paint(request());
    EXPECT_TRUE(areEqual(session.paint(several), alone(several)));
    if (std::string(GetParam()).starts_with("paintbox")) {
        several.bestOf = 2;
        session.paint(several);
        several.guidance = 2.5;
        EXPECT_TRUE(areEqual(session.paint(several), alone(several)));
        EXPECT_EQ(session.computed[Stage::prior], 0);
    }
}

INSTANTIATE_TEST_SUITE_P(Families, StageResultsOf,
                         testing::Values("karlo-small/model", "paintbox-small/model", "kandinsky-small/model/decoder",
                                         "stable-unclip-small/model/prompts"),
                         [](const auto& info) {
                             const std::string name = info.param;
                             return name.substr(0, name.find('-'));
                         });

class VariationsOfAPicture : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(folder_);
        cv::Mat pixels(64, 64, CV_8UC3);
        cv::randu(pixels, 0, 255);
        cv::imwrite((folder_ / "first.png").string(), pixels);
        cv::imwrite((folder_ / "second.png").string(), 255 - pixels);
        request_.task = Task::vary;
        request_.model = kGolden / "paintbox-small" / "model";
        request_.picture = folder_ / "first.png";
        request_.strength = 0.5;
        request_.decoderSteps = 4;
        request_.upsamplerSteps = 2;
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path folder_ = fs::temp_directory_path() / ("unclip-results-" + std::to_string(::getpid()));
    Request request_;
};

TEST_F(VariationsOfAPicture, TheWayBackToItsNoiseIsGoneOnce) {
    Session session(request_.model);
    session.paint(request_);
    EXPECT_GT(session.computed[Stage::image], 0);
    request_.seed = 99;
    request_.strength = 0.8;
    EXPECT_TRUE(areEqual(session.paint(request_), Session(request_.model).paint(request_)));
    EXPECT_EQ(session.computed[Stage::image], 0);

    for (const auto& change : std::vector<std::function<void(Request&)>>{
             [&](Request& r) { r.picture = folder_ / "second.png"; }, [](Request& r) { r.decoderSteps = 5; }}) {
        Request changed = request_;
        change(changed);
        EXPECT_TRUE(areEqual(session.paint(changed), Session(changed.model).paint(changed)));
        EXPECT_GT(session.computed[Stage::image], 0);
    }
}

TEST_F(VariationsOfAPicture, TheWayBackToItsNoiseIsGoneAnewForAnotherStructure) {
    request_.model = kGolden / "kandinsky-small" / "model" / "controlnet";
    request_.width = request_.height = 64;
    request_.structure = folder_ / "first.png";
    Session session(request_.model);
    session.paint(request_);
    request_.structure = folder_ / "second.png";
    EXPECT_TRUE(areEqual(session.paint(request_), Session(request_.model).paint(request_)));
    EXPECT_GT(session.computed[Stage::image], 0);
}

TEST(StageResults, TheOldestMakeRoomForNewOnes) {
    StageResults results;
    const auto large = [] { return StageResults::Tensors{at::zeros({10 << 20}, at::kByte)}; };
    for (const char* key : {"a", "b", "c"}) results.keep(key, large());
    ASSERT_NE(results.find("a"), nullptr);  // now the last used
    results.keep("d", large());
    EXPECT_NE(results.find("a"), nullptr);
    EXPECT_EQ(results.find("b"), nullptr);
    EXPECT_NE(results.find("d"), nullptr);
    results.forget();
    EXPECT_EQ(results.find("a"), nullptr);
}

}  // namespace
}  // namespace unclip
