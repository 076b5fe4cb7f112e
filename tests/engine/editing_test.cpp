#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/diffusion/ancestral_sampler.h"
#include "engine/diffusion/noise.h"
#include "engine/diffusion/unclip_scheduler.h"
#include "engine/image/mask.h"
#include "engine/image/write_picture.h"
#include "engine/painter/painter.h"
#include "tests/base/mean_difference.h"
#include "tests/engine/golden.h"
#include "tests/engine/picture_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

class Editing : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        request_.prompt = "a fox";
        request_.model = fs::path(UNCLIP_GOLDEN) / GetParam();
        request_.picture = folder_ / "picture.png";
        request_.repaint.mask = folder_ / "mask.png";
        request_.feather = 4;
        request_.priorSteps = 2;
        request_.decoderSteps = 3;
        request_.upsamplerSteps = 2;
        request_.device = DeviceChoice::cpu;
        request_.dtype = DtypeChoice::float32;
    }

    cv::Mat paint(const JobEvents& events = {}) {
        LoadedModel model(request_.model, chooseDevice(request_.device, request_.dtype));
        return Painter(model, request_, {}, events, {}).paint().pictures.at(0).pixels;
    }

    bool hasUpsampler() const { return fs::exists(request_.model / "super_res_first"); }

    tests::PictureFolder folder_;
    cv::Mat &picture_ = folder_.picture, &mask_ = folder_.mask;
    Request request_;
};

TEST_P(Editing, InpaintingKeepsEveryPixelBeyondTheFeather) {
    request_.task = Task::inpaint;
    const cv::Mat result = paint();
    ASSERT_EQ(result.size(), picture_.size());
    const cv::Mat weight = feather(mask_, request_.feather);
    int changed = 0;
    for (int y = 0; y < result.rows; ++y)
        for (int x = 0; x < result.cols; ++x) {
            const bool isEqual = result.at<cv::Vec3b>(y, x) == picture_.at<cv::Vec3b>(y, x);
            if (weight.at<float>(y, x) == 0) {
                ASSERT_TRUE(isEqual) << x << ", " << y;
            }
            changed += isEqual ? 0 : 1;
        }
    EXPECT_GT(changed, cv::countNonZero(mask_) / 2);
}

TEST_P(Editing, InpaintingIsTheSameTwice) {
    request_.task = Task::inpaint;
    EXPECT_EQ(cv::norm(paint(), paint(), cv::NORM_INF), 0);
}

TEST_P(Editing, OutpaintingKeepsThePictureAndAddsTheMargins) {
    request_.task = Task::outpaint;
    request_.feather = 0;
    request_.extend.margins = {20, 10, 0, 30};
    const cv::Mat result = paint();
    ASSERT_EQ(result.size(), cv::Size(140 + 30, 90 + 30));
    EXPECT_EQ(cv::norm(result(cv::Rect(20, 0, 140, 90)), picture_, cv::NORM_INF), 0);
}

TEST_P(Editing, AnEmptyMaskIsSaid) {
    request_.task = Task::inpaint;
    writePicture(request_.repaint.mask, cv::Mat(mask_.size(), CV_8UC1, cv::Scalar(0)));
    EXPECT_THROW(paint(), PictureError);
}

TEST_P(Editing, AMaskOfAnotherSizeIsScaledAndSaid) {
    request_.task = Task::inpaint;
    cv::Mat small;
    cv::resize(mask_, small, {}, 0.5, 0.5, cv::INTER_NEAREST);
    writePicture(request_.repaint.mask, small);
    std::vector<std::string> notes;
    JobEvents events;
    events.note = [&](const Sentence& sentence) { notes.push_back(sentence.inEnglish()); };
    EXPECT_EQ(paint(events).size(), picture_.size());
    EXPECT_FALSE(notes.empty());
}

TEST_P(Editing, UpscalingMakesThePictureAsLargeAsAsked) {
    request_.task = Task::upscale;
    request_.enlarge.scale = 2;
    if (hasUpsampler())
        EXPECT_EQ(paint().size(), cv::Size(280, 180));
    else
        EXPECT_THROW(paint(), RequestError);
}

TEST_P(Editing, AnEnlargedPictureIsStillThePicture) {
    if (!hasUpsampler())
        GTEST_SKIP() << "there is no upsampler";
    request_.task = Task::upscale;
    for (const int scale : {2, 4}) {
        request_.enlarge.scale = scale;
        cv::Mat reduced;
        cv::resize(paint(), reduced, picture_.size(), 0, 0, cv::INTER_AREA);
        // What random weights paint is noise, of which cells of white and black can't be corrected wholly.
        EXPECT_LT(tests::meanDifference(reduced, picture_), 12) << scale;
    }
}

TEST_P(Editing, EnlargingWithDetailNeedsNoUpsamplerButAnImageEncoder) {
    request_.task = Task::upscale;
    request_.enlarge.withDetail = true;
    if (std::string(GetParam()).starts_with("karlo")) {
        EXPECT_THROW(paint(), RequestError);  // it has no image encoder
        return;
    }
    request_.enlarge.scale = 1.5;
    const cv::Mat large = paint();
    EXPECT_EQ(large.size(), cv::Size(210, 135));
    EXPECT_EQ(cv::norm(large, paint(), cv::NORM_INF), 0);
    request_.seed = 8;
    EXPECT_GT(cv::norm(large, paint(), cv::NORM_INF), 0);
}

TEST_P(Editing, WhatIsEnlargedWithDetailKeepsTonesAndLargeShapes) {
    if (std::string(GetParam()).starts_with("karlo"))
        GTEST_SKIP() << "there is no image encoder";
    request_.task = Task::upscale;
    request_.enlarge.withDetail = true;
    const cv::Mat large = paint();
    cv::Mat plain, difference;
    cv::resize(picture_, plain, large.size(), 0, 0, cv::INTER_CUBIC);
    cv::subtract(large, plain, difference, {}, CV_32F);
    EXPECT_GT(cv::norm(difference, cv::NORM_INF), 0);
    cv::GaussianBlur(difference, difference, {}, 12);
    EXPECT_LT(cv::norm(difference, cv::NORM_L1) / static_cast<double>(difference.total() * 3), 6);
}

TEST_P(Editing, TransparentPartsStaySoButWhereNewIsPainted) {
    cv::Mat alpha(picture_.size(), CV_8UC1, cv::Scalar(255)), transparent;
    alpha(cv::Rect(50, 0, 40, 60)) = 0;  // reaches under the mask
    alpha(cv::Rect(0, 60, 30, 30)) = 128;
    cv::cvtColor(picture_, transparent, cv::COLOR_BGR2BGRA);
    cv::insertChannel(alpha, transparent, 3);
    writePicture(request_.picture, transparent);
    const auto alphaOf = [](const cv::Mat& painted) {
        cv::Mat found;
        cv::extractChannel(painted, found, 3);
        return found;
    };
    request_.task = Task::inpaint;
    EXPECT_EQ(cv::norm(alphaOf(paint()), cv::max(alpha, mask_), cv::NORM_INF), 0);
    request_.repaint.alphaIsMask = true;
    EXPECT_EQ(paint().channels(), 3);
    request_.task = Task::outpaint;
    request_.extend.margins = {20, 10, 0, 30};
    cv::Mat wanted(120, 170, CV_8UC1, cv::Scalar(255));
    alpha.copyTo(wanted(cv::Rect(20, 0, 140, 90)));
    EXPECT_EQ(cv::norm(alphaOf(paint()), wanted, cv::NORM_INF), 0);
    request_.task = Task::upscale;
    if (std::string(GetParam()).starts_with("karlo")) {
        const cv::Mat large = alphaOf(paint());
        EXPECT_EQ(large.size(), cv::Size(280, 180));
        EXPECT_EQ(large.at<std::uint8_t>(20, 140), 0);
        EXPECT_EQ(large.at<std::uint8_t>(160, 20), 128);
        EXPECT_EQ(large.at<std::uint8_t>(20, 20), 255);
    }
}

/// The folder whose decoder paints latents, with another one's upsampler, once for its first steps and its last.
fs::path latentsWithUpsampler(const fs::path& folder) {
    const fs::path latents = golden::folder("paintbox-latents-small/model"),
                   pixels = golden::folder("paintbox-small/model");
    fs::copy(latents, folder, fs::copy_options::recursive);
    auto index = nlohmann::json::parse(std::ifstream(latents / "model_index.json"));
    for (const std::string part : {"super_res_first", "super_res_scheduler"}) {
        fs::copy(pixels / part, folder / part, fs::copy_options::recursive);
        index[part] = nlohmann::json::parse(std::ifstream(pixels / "model_index.json"))[part];
    }
    std::ofstream(folder / "model_index.json") << index;
    return folder;
}

using LatentsWithUpsampler = Editing;

TEST_P(LatentsWithUpsampler, EnlargesAsTheUpsamplersOwnFolderAndPaintsAsWithoutIt) {
    const fs::path both = latentsWithUpsampler(folder_ / "both");
    const auto paintedBy = [&](const fs::path& model, Task task) {
        request_.model = model;
        request_.task = task;
        return paint();
    };
    const cv::Mat large = paintedBy(both, Task::upscale);
    EXPECT_EQ(large.size(), cv::Size(280, 180));
    const fs::path pixels = folder_ / "pixels";
    fs::copy(golden::folder("paintbox-small/model"), pixels, fs::copy_options::recursive);
    fs::remove_all(pixels / "super_res_last");
    fs::copy(pixels / "super_res_first", pixels / "super_res_last", fs::copy_options::recursive);
    EXPECT_EQ(cv::norm(large, paintedBy(pixels, Task::upscale), cv::NORM_INF), 0);
    const cv::Mat painted = paintedBy(both, Task::generate);
    EXPECT_EQ(cv::norm(painted, paintedBy(GetParam(), Task::generate), cv::NORM_INF), 0);
}

TEST_P(LatentsWithUpsampler, ShowsTheEnlargedPictureAppear) {
    request_.model = latentsWithUpsampler(folder_ / "both");
    request_.task = Task::upscale;
    int shown = 0;
    JobEvents events;
    events.preview = [&](int, const cv::Mat& preview) {
        EXPECT_EQ(preview.channels(), 3);
        ++shown;
    };
    EXPECT_EQ(paint(events).size(), cv::Size(280, 180));
    EXPECT_GT(shown, 0);
}

INSTANTIATE_TEST_SUITE_P(Model, LatentsWithUpsampler, testing::Values(UNCLIP_GOLDEN "/paintbox-latents-small/model"));

INSTANTIATE_TEST_SUITE_P(Models, Editing,
                         testing::Values("karlo-small/model", "paintbox-small/model", "paintbox-latents-small/model",
                                         "kandinsky-small/model/decoder", "kandinsky-small/model/inpaint"),
                         [](const auto& info) {
                             const std::string model = info.param;
                             if (model.starts_with("paintbox-latents"))
                                 return std::string("CaptionedLatentsWithMaskChannels");
                             return std::string(model.starts_with("kandinsky") ? "Latents" : "Pixels") +
                                    (model.starts_with("paintbox") || model.ends_with("inpaint")
                                         ? "WithMaskChannels"
                                         : "WithoutMaskChannels");
                         });

// A plain statement of the arithmetic: what is kept is put back at the noise of the next step, and exact at the end.
TEST(UnclipSampler, KeptPartsEndAsTheyWere) {
    const UnclipScheduler scheduler({});
    Noise noise(1, 1);
    Edit edit;
    edit.picture = at::rand({1, 3, 8, 8}) * 2 - 1;
    edit.keep = (at::rand({1, 1, 8, 8}) > 0.5).to(at::kFloat);
    edit.rounds = 3;
    int calls = 0;
    const auto result = sampleAncestral(
        scheduler, 4, edit,
        [&](const at::Tensor& x, std::int64_t, bool) {
            ++calls;
            return x * 0.1;
        },
        [&] {
            return noise.draw({3, 8, 8});
        },
        [](const SamplerStep&) {});
    EXPECT_EQ(calls, 3 * 3 + 1);
    EXPECT_TRUE(at::equal(result * edit.keep, edit.picture * edit.keep));
}

TEST(UnclipSampler, StrengthRunsItsShareOfTheSteps) {
    const UnclipScheduler scheduler({});
    Noise noise(1, 1);
    Edit edit;
    edit.picture = at::zeros({1, 3, 8, 8});
    edit.strength = 0.5;
    std::vector<std::int64_t> seen;
    sampleAncestral(
        scheduler, 10, edit,
        [&](const at::Tensor& x, std::int64_t t, bool) {
            seen.push_back(t);
            return x * 0;
        },
        [&] {
            return noise.draw({3, 8, 8});
        },
        [](const SamplerStep&) {});
    ASSERT_EQ(seen.size(), 5u);
    EXPECT_LT(seen.front(), 500);
}

}  // namespace
}  // namespace unclip
