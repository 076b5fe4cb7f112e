#include <ATen/core/grad_mode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <set>

#include "engine/base/error.h"
#include "engine/decoder/unet.h"
#include "engine/train/clip_lesson.h"
#include "engine/train/dataset.h"
#include "engine/train/decoder_lesson.h"
#include "engine/train/growth.h"
#include "engine/train/parameter_store.h"
#include "engine/train/prior_lesson.h"
#include "engine/train/tensor_storage.h"
#include "engine/train/upsampler_lesson.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<Lesson> lessonFor(const std::string& part, const PaintboxFolder& model, const Dataset& pictures,
                                  const TrainingSettings& settings) {
    if (part == "clip")
        return std::make_unique<ClipLesson>(model, pictures, settings);
    if (part == "prior")
        return std::make_unique<PriorLesson>(model, pictures, settings, PriorLessonSettings{0.1, 64});
    if (part == "decoder")
        return std::make_unique<DecoderLesson>(model, pictures, settings);
    return std::make_unique<UpsamplerLesson>(model, pictures, settings);
}

class TrainingFolder : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("unclip-pictures-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "more");
    }
    void TearDown() override { fs::remove_all(folder_); }

    void addPicture(const std::string& name, const cv::Scalar& colour, const std::string& caption) const {
        cv::imwrite((folder_ / (name + ".png")).string(), cv::Mat(40, 60, CV_8UC(colour[3] > 0 ? 4 : 3), colour));
        if (!caption.empty())
            std::ofstream(folder_ / (name + ".txt")) << caption << "\nanother line\n";
    }

    fs::path folder_;
};

TEST_F(TrainingFolder, EachPassShowsEveryPictureOnceWithItsFirstLine) {
    for (int i = 0; i < 5; ++i)
        addPicture((i % 2 == 0 ? "" : "more/") + std::to_string(i), {10.0 * i, 20, 30}, "picture " + std::to_string(i));
    const PictureFolder pictures(folder_, 7);
    ASSERT_EQ(pictures.size(), 5U);
    for (const std::uint64_t pass : {0U, 1U, 9U}) {
        std::set<std::string> captions;
        for (std::uint64_t i = 0; i < 5; ++i) captions.insert(pictures.example(pass * 5 + i, 32).caption);
        EXPECT_EQ(captions.size(), 5U);
    }
    const Example first = pictures.example(3, 32), again = pictures.example(3, 32);
    EXPECT_EQ(first.caption, again.caption);
    EXPECT_EQ(first.pixels.size(), cv::Size(32, 32));
    EXPECT_EQ(cv::norm(first.pixels, again.pixels), 0);
    EXPECT_EQ(first.pixels.at<cv::Vec3b>(5, 5)[0], 10 * (first.caption.back() - '0'));
}

TEST_F(TrainingFolder, PicturesWithoutCaptionAndUnreadableOnesAreSkippedAndCounted) {
    addPicture("good", {1, 2, 3}, "a good one");
    addPicture("silent", {1, 2, 3}, "");
    std::ofstream(folder_ / "broken.png") << "this is no picture";
    std::ofstream(folder_ / "broken.txt") << "a broken one";
    const PictureFolder pictures(folder_, 1);
    EXPECT_EQ(pictures.size(), 1U);
    EXPECT_THAT(pictures.notes(), testing::Contains(testing::HasSubstr("silent.png")));
    EXPECT_THAT(pictures.notes(), testing::Contains(testing::HasSubstr("broken.png")));
}

TEST_F(TrainingFolder, WithoutAnyCaptionSaysWhatIsMissing) {
    addPicture("silent", {1, 2, 3}, "");
    try {
        const PictureFolder pictures(folder_, 1);
        FAIL() << "was opened";
    } catch (const RequestError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("NAME.txt"));
    }
    EXPECT_THROW(PictureFolder(folder_ / "nowhere", 1), RequestError);
}

TEST_F(TrainingFolder, TransparentPartsLieOnAnotherColourEachTime) {
    cv::imwrite((folder_ / "glass.png").string(), cv::Mat(16, 16, CV_8UC4, cv::Scalar(0, 0, 0, 0)));
    std::ofstream(folder_ / "glass.txt") << "nothing";
    const PictureFolder pictures(folder_, 1);
    EXPECT_GT(cv::norm(pictures.example(0, 16).pixels, pictures.example(1, 16).pixels), 0);
}

TEST_F(TrainingFolder, EveryPartOfAModelLearnsFromCaptionedPicturesAndGoesOnWhereItStood) {
    const char* colours[] = {"red", "green", "blue", "white"};
    for (int i = 0; i < 4; ++i)
        addPicture(colours[i], {60.0 * i, 255 - 60.0 * i, 30.0 * i}, std::string("a ") + colours[i] + " thing");
    const PictureFolder pictures(folder_, 1);
    TrainingSettings settings;
    settings.batch = 2;
    settings.learningRate = {1e-3, 0, Decay::constant};
    settings.sheetMinutes = 0;
    const PaintboxFolder model(folder_ / "model", {});
    const auto trainTo = [&](const std::string& part, std::int64_t steps) {
        settings.steps = steps;
        const auto lesson = lessonFor(part, model, pictures, settings);
        train(*lesson, settings, model.trainingFolder(), {}, {});
        NamedTensors weights = lesson->store().parameters();
        for (auto& [name, tensor] : weights) tensor = tensor.detach().clone();
        return weights;
    };
    EXPECT_THROW(trainTo("decoder", 1), ModelError);  // there is no CLIP yet
    for (const std::string part : {"clip", "prior", "decoder", "upsampler"}) {
        const auto state = model.trainingFolder() / (part + ".safetensors");
        trainTo(part, 1);
        fs::copy_file(state, folder_ / "first");
        const NamedTensors whole = trainTo(part, 3);
        fs::copy_file(folder_ / "first", state, fs::copy_options::overwrite_existing);
        fs::remove(folder_ / "first");
        trainTo(part, 2);
        const NamedTensors interrupted = trainTo(part, 3);
        for (const auto& [name, tensor] : whole)
            EXPECT_TRUE(at::equal(tensor, interrupted.at(name))) << part << " " << name;
    }
    for (const char* file :
         {"model_index.json", "words.json", "defaults.json", "tokenizer/vocab.json", "prior/config.json",
          "super_res_last/diffusion_pytorch_model.safetensors", "prior_scheduler/scheduler_config.json"})
        EXPECT_TRUE(fs::exists(model.path() / file)) << file;
}

TEST_F(TrainingFolder, AGrownDecoderPaintsTwiceTheSizeAndGoesOnFromWhatItHadLearned) {
    const at::NoGradGuard noGradient;
    const PaintboxFolder model(folder_ / "model", {});
    const auto config = [&] { return UnetConfig::from(model.config("decoder")); };
    EXPECT_THROW(growDecoder(model, 64), RequestError);  // nothing was learned yet
    fs::copy(fs::path(UNCLIP_RESOURCES) / "models/paintbox/decoder", model.part("decoder"),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    const auto side = *config().side;
    fs::create_directories(model.trainingFolder());
    std::ofstream(model.trainingFolder() / "decoder.safetensors") << "of the small one";

    at::manual_seed(3);
    Condition condition;
    condition.timeShift = at::randn({1, config().timeWidth()});
    condition.context = at::randn({1, 9, config().contextWidth});
    const auto painted = [&](const at::Tensor& picture) {
        LoadedParameters source(model.weights("decoder"), "decoder");
        const Unet decoder(Parameters(source), config());
        return decoder(picture, at::full({1}, 300, at::kLong), decoder.prepare(condition));
    };
    const auto coarse = at::randn({1, config().inputs, 4, 4});
    const auto picture = at::_upsample_bicubic2d_aa(coarse, {side, side}, false);
    const auto before = painted(picture);
    EXPECT_TRUE(growDecoder(model, 2 * static_cast<int>(side)));
    EXPECT_EQ(config().side, 2 * side);
    const auto after = painted(at::_upsample_bicubic2d_aa(coarse, {2 * side, 2 * side}, false));
    ASSERT_EQ(after.sizes(), at::IntArrayRef({1, config().outputs, 2 * side, 2 * side}));
    const auto difference = (at::avg_pool2d(after, {2, 2}) - before).norm() / before.norm();
    EXPECT_LT(difference.item<double>(), 0.15);
    EXPECT_FALSE(fs::exists(model.trainingFolder() / "decoder.safetensors"));

    EXPECT_FALSE(growDecoder(model, 2 * static_cast<int>(side)));
    EXPECT_THROW(growDecoder(model, 8 * static_cast<int>(side)), RequestError);

    // A larger decoder that was only begun costs nothing; a smaller one that was left behind goes, with its training.
    const fs::path begun = model.part("decoder").string() + ".grown",
                   state = model.trainingFolder() / "decoder.safetensors";
    fs::create_directories(begun);
    auto larger = model.config("decoder").json();
    larger["sample_size"] = 4 * side;
    std::ofstream(begun / "config.json") << larger;
    std::ofstream(state) << "of the one that stands";
    EXPECT_FALSE(growDecoder(model, 2 * static_cast<int>(side)));
    EXPECT_TRUE(fs::exists(state));
    fs::copy_file(fs::path(UNCLIP_RESOURCES) / "models/paintbox/decoder/config.json", begun / "config.json",
                  fs::copy_options::overwrite_existing);
    EXPECT_FALSE(growDecoder(model, 2 * static_cast<int>(side)));
    EXPECT_FALSE(fs::exists(state) || fs::exists(begun));
}

TEST(SceneDataset, AlikeScenesShareSettingStyleAndColourAndShowDifferentThings) {
    constexpr int kAlike = 6;
    const SceneDataset scenes(1, {}, kAlike);
    int groupsOfShapes = 0;
    for (int group = 0; group < 60; ++group) {
        const Scene first = scenes.scene(static_cast<std::uint64_t>(group * kAlike));
        std::set<int> seen, colours;
        std::size_t things = 0, shapes = 0;
        for (int i = 0; i < kAlike; ++i) {
            const Scene scene = scenes.scene(static_cast<std::uint64_t>(group * kAlike + i));
            EXPECT_EQ(scene.setting, first.setting);
            EXPECT_EQ(scene.style, first.style);
            for (const PlacedSubject& placed : scene.subjects) {
                ++things;
                seen.insert(placed.subject);
                if (placed.colour >= 0) {
                    ++shapes;
                    colours.insert(placed.colour);
                }
            }
        }
        EXPECT_EQ(seen.size(), things);
        EXPECT_LE(colours.size(), 1U);
        groupsOfShapes += shapes == things;
    }
    EXPECT_GT(groupsOfShapes, 8);
    EXPECT_LT(groupsOfShapes, 32);
}

// Debian's package tuxpaint-stamps-default: photographs and drawings of all sizes, many with alpha, with captions.
TEST_F(TrainingFolder, PicturesOfOthersTrainEveryPart) {
    const fs::path stamps = "/usr/share/tuxpaint/stamps";
    if (!fs::exists(stamps))
        GTEST_SKIP() << "the package tuxpaint-stamps-default is not installed";
    const PictureFolder pictures(stamps, 1);
    EXPECT_GT(pictures.size(), 700U);
    TrainingSettings settings;
    settings.batch = 8;
    settings.steps = 2;
    settings.sheetMinutes = 0;
    PaintboxShape shape;
    shape.side = 16;
    shape.upsampledSide = 64;
    const PaintboxFolder model(folder_ / "model", shape);
    for (const std::string part : {"clip", "prior", "decoder", "upsampler"}) {
        const auto lesson = lessonFor(part, model, pictures, settings);
        const TrainingProgress end = train(*lesson, settings, model.trainingFolder(), {}, {});
        EXPECT_EQ(end.examples, 16) << part;
        EXPECT_TRUE(std::isfinite(end.loss)) << part;
    }
}

TEST_F(TrainingFolder, ALockedTextEncoderStaysWhilePicturesLearnToMeetIt) {
    addPicture("red", {0, 0, 200}, "a red thing");
    addPicture("blue", {200, 0, 0}, "a blue thing");
    const PictureFolder pictures(folder_, 1);
    TrainingSettings settings;
    settings.batch = 2;
    settings.steps = 2;
    settings.learningRate = {1e-3, 0, Decay::constant};
    settings.sheetMinutes = 0;
    const PaintboxFolder model(folder_ / "model", {});
    const ClipLessonSettings locked{.textLocked = true};
    EXPECT_THROW(ClipLesson(model, pictures, settings, locked), ModelError);  // there is none to be locked

    ClipLesson first(model, pictures, settings);
    train(first, settings, model.trainingFolder(), {}, {});
    fs::remove_all(model.trainingFolder());
    const auto texts = model.weights("text_encoder"), images = model.weights("image_encoder");
    ClipLesson second(model, pictures, settings, locked);
    train(second, settings, model.trainingFolder(), {}, {});
    for (const auto& [name, tensor] : model.weights("text_encoder"))
        EXPECT_TRUE(at::equal(tensor, texts.at(name))) << name;
    const auto later = model.weights("image_encoder");
    EXPECT_FALSE(at::equal(later.at("visual_projection.weight"), images.at("visual_projection.weight")));
}

TEST(DrawTimesteps, TheNoisierShareIsTheLargerOfTwoDraws) {
    constexpr std::int64_t kSteps = 1000, kCount = 20000;
    const auto mean = [&](double noisier) {
        StepRandom random(1, 0, at::kCPU);
        const auto timesteps = drawTimesteps(kSteps, kCount, noisier, random);
        EXPECT_GE(timesteps.min().item<std::int64_t>(), 0);
        EXPECT_LT(timesteps.max().item<std::int64_t>(), kSteps);
        return timesteps.to(at::kDouble).mean().item<double>() / kSteps;
    };
    EXPECT_NEAR(mean(0), 0.5, 0.01);
    EXPECT_NEAR(mean(1), 2.0 / 3, 0.01);
    EXPECT_NEAR(mean(0.5), 7.0 / 12, 0.01);
}

TEST(RandomKnown, LeavesSomethingOpenInEveryPictureAndEverythingInTheOthers) {
    StepRandom random(1, 0, at::kCPU);
    const auto partly = at::arange(64).remainder(2).eq(0);
    const auto known = randomKnown(partly, 32, random);
    EXPECT_EQ(known.sizes(), (std::vector<std::int64_t>{64, 1, 32, 32}));
    const auto share = known.flatten(1).mean(1);
    for (std::int64_t i = 0; i < 64; ++i) {
        EXPECT_LT(share[i].item<double>(), 1.0);
        EXPECT_EQ(share[i].item<double>() == 0.0, i % 2 != 0) << i;
    }
}

}  // namespace
}  // namespace unclip
