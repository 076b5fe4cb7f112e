// Stable unCLIP beyond what the reference's pipelines do: another model's prior, no prior at all, and edits.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/imgcodecs.hpp>

#include "engine/base/error.h"
#include "engine/painter/painter.h"
#include "engine/pipeline/loaded_model.h"
#include "engine/pipeline/model_faults.h"
#include "engine/weights/model_summary.h"
#include "tests/base/temporary_folder.h"
#include "tests/engine/golden.h"

namespace unclip {
namespace {

using testing::HasSubstr;

const auto kPictures = golden::folder("stable-unclip-small") / "model/pictures";
const auto kPrompts = golden::folder("stable-unclip-small") / "model/prompts";
const auto kKarlo = golden::folder("karlo-small") / "model";

Request shortRequest(const std::filesystem::path& model) {
    Request request;
    request.model = model;
    request.prompt = "a red cat";
    request.seed = 7;
    request.priorSteps = 3;
    request.decoderSteps = 3;
    request.guidance = 3;
    request.dtype = DtypeChoice::float32;
    return request;
}

Request variationRequest(double strength) {
    Request request = shortRequest(kPictures);
    request.task = Task::vary;
    request.prompt.clear();
    request.picture = golden::folder("stable-unclip-small") / "photo.png";
    request.strength = strength;
    return request;
}

cv::Mat paint(const Request& request, TensorDump* dump = nullptr) {
    LoadedModel model(request.model, Device{}, request.priorFolder);
    return Painter(model, request, {}, {}, {}, dump).paint().pictures.front().pixels;
}

std::string refusalOf(const Request& request) {
    try {
        paint(request);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

TEST(StableUnclip, TakesTheEmbeddingThatKarlosPriorPredicts) {
    Request request = shortRequest(kKarlo);
    request.upsamplerSteps = 2;
    TensorDump ofKarlo, ofStable;
    paint(request, &ofKarlo);
    request = shortRequest(kPictures);
    request.priorFolder = kKarlo;
    const auto pixels = paint(request, &ofStable);
    EXPECT_EQ(pixels.size(), cv::Size(64, 64));
    EXPECT_TRUE(ofStable.find("prior.image_embeds").equal(ofKarlo.find("prior.image_embeds")));
    EXPECT_TRUE(faultsOf(kPictures, kKarlo).empty());
    const ModelSummary summary = summarize(*ModelFolder::open(kPictures), kKarlo);
    EXPECT_TRUE(summary.abilities.paint && summary.abilities.inpaint && summary.abilities.vary);
    EXPECT_EQ(summary.priorFolder, kKarlo);
}

TEST(StableUnclip, FindsThePriorOfACompleteKarloModelBesideItThatFits) {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    const auto layout = [&] { return ModelLayout::of(ModelFolder::open(folder / "stable")); };
    fs::copy(kPictures, folder / "stable", fs::copy_options::recursive);
    fs::copy(golden::folder("kandinsky-small") / "model/prior", folder / "prior", fs::copy_options::recursive);
    EXPECT_FALSE(layout()["prior"].exists());
    fs::copy(kKarlo, folder / "karlo", fs::copy_options::recursive);
    EXPECT_EQ(layout()["prior"].folder->path(), folder / "karlo");
    EXPECT_EQ(layout()["prior_text_encoder"].folder->path(), folder / "karlo");
    EXPECT_TRUE(faultsOf(folder / "stable").empty());
    const ModelSummary summary = summarize(*ModelFolder::open(folder / "stable"));
    EXPECT_TRUE(summary.abilities.paint);
    EXPECT_EQ(summary.priorFolder, folder / "karlo");
    Request request = shortRequest(kPictures);
    request.priorFolder = kKarlo;
    const auto named = paint(request);
    request.model = folder / "stable";
    request.priorFolder.clear();
    EXPECT_EQ(cv::norm(named, paint(request), cv::NORM_INF), 0);

    fs::remove_all(folder / "karlo/decoder");  // its own folder would be refused
    EXPECT_FALSE(layout()["prior"].exists());
    fs::copy(kKarlo / "decoder", folder / "karlo/decoder", fs::copy_options::recursive);
    folder.write("karlo/prior/config.json", R"({"_class_name": "PriorTransformer", "embedding_dim": 40})");
    EXPECT_FALSE(layout()["prior"].exists());
    EXPECT_TRUE(faultsOf(folder / "stable").empty());
}

TEST(StableUnclip, WithoutAPriorSaysSoAndFollowsTheWordsAloneWhenAsked) {
    EXPECT_TRUE(faultsOf(kPictures).empty());
    EXPECT_FALSE(summarize(*ModelFolder::open(kPictures)).abilities.paint);
    Request request = shortRequest(kPictures);
    EXPECT_THAT(refusalOf(request), HasSubstr("has no prior"));
    request.priorMode = PriorMode::text;
    EXPECT_THAT(refusalOf(request), HasSubstr("no text embedding"));
    request.priorMode = PriorMode::none;
    request.ranked = true;
    EXPECT_THAT(refusalOf(request), HasSubstr("no text embedding"));
    request.ranked = false;
    const auto cat = paint(request);
    request.prompt = "a blue house";
    EXPECT_GT(cv::norm(cat, paint(request), cv::NORM_INF), 5);
}

TEST(StableUnclip, RefusesPriorsThatDoNotFit) {
    Request request = shortRequest(kPictures);
    for (const auto& [prior, words] : {std::pair{golden::folder("karlo-small") / "eclipse", "prior of a Karlo model"},
                                       {golden::folder("kandinsky-small") / "model/prior", "prior of a Karlo model"},
                                       {golden::folder("kandinsky-small") / "model/decoder", "is no prior"},
                                       {golden::folder("paintbox-small") / "model", "is no prior"}}) {
        request.priorFolder = prior;
        EXPECT_THAT(refusalOf(request), HasSubstr(words)) << prior;
    }
    request.model = kPrompts;
    request.priorFolder = kKarlo;
    EXPECT_THAT(refusalOf(request), HasSubstr("is no prior"));
    request.priorFolder = golden::folder("karlo-small") / "eclipse";
    EXPECT_EQ(refusalOf(request), "");
}

TEST(StableUnclip, RepaintsWhatAMaskMarksAndLeavesTheRest) {
    const TemporaryFolder folder;
    const auto photo = golden::folder("stable-unclip-small") / "photo.png";
    const cv::Mat before = cv::imread(photo.string());
    cv::Mat mask(before.size(), CV_8UC1, cv::Scalar(0));
    mask(cv::Rect(16, 32, 32, 32)).setTo(255);
    cv::imwrite((folder / "mask.png").string(), mask);
    for (const auto mode : {PriorMode::none, PriorMode::prior}) {
        Request request = shortRequest(kPrompts);
        request.task = Task::inpaint;
        request.priorMode = mode;
        request.picture = photo;
        request.repaint.mask = folder / "mask.png";
        request.feather = 0;
        const cv::Mat after = paint(request);
        cv::Mat changed;
        cv::absdiff(before, after, changed);
        EXPECT_GT(cv::norm(changed(cv::Rect(16, 32, 32, 32)), cv::NORM_INF), 5);
        changed.setTo(cv::Scalar::all(0), mask);
        EXPECT_EQ(cv::norm(changed, cv::NORM_INF), 0);
    }
}

TEST(StableUnclip, ContinuesAPictureBeyondItsFrameAndPaintsQuickly) {
    Request request = shortRequest(kPrompts);
    request.task = Task::outpaint;
    request.picture = golden::folder("stable-unclip-small") / "photo.png";
    request.extend.margins.right = 32;
    EXPECT_EQ(paint(request).size(), cv::Size(96, 128));
    request = shortRequest(kPrompts);
    request.quality = Quality::quick;
    request.width = 128;
    const cv::Mat quick = paint(request);
    EXPECT_EQ(quick.size(), cv::Size(128, 64));
    request.width = 100;
    EXPECT_THAT(refusalOf(request), HasSubstr("multiple of"));
}

TEST(StableUnclip, FollowsAPictureMoreFreelyTheMoreNoiseItsEmbeddingHas) {
    Request request = variationRequest(1.0);
    const cv::Mat closely = paint(request);
    request.noiseLevel = 0;
    EXPECT_EQ(cv::norm(closely, paint(request), cv::NORM_INF), 0);
    request.noiseLevel = 900;
    EXPECT_GT(cv::norm(closely, paint(request), cv::NORM_L1) / static_cast<double>(closely.total() * 3), 1);
}

TEST(StableUnclip, StartsVariationsFromThePicturesOwnNoise) {
    Request request = variationRequest(0.0);
    const cv::Mat near = paint(request);
    request.seed = 8;
    EXPECT_LT(cv::norm(near, paint(request), cv::NORM_L1) / static_cast<double>(near.total() * 3), 8);
    request.strength = 1.0;
    EXPECT_GT(cv::norm(near, paint(request), cv::NORM_L1) / static_cast<double>(near.total() * 3), 8);
}

}  // namespace
}  // namespace unclip
