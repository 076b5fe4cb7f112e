#include "engine/train/autoencoder_lesson.h"

#include <ATen/core/grad_mode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>

#include "engine/base/error.h"
#include "engine/nn/timestep_embedding.h"
#include "engine/train/clip_lesson.h"
#include "engine/train/decoder_lesson.h"
#include "engine/train/growth.h"
#include "engine/train/prior_lesson.h"
#include "engine/train/step_random.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

/// Discs of many colours on grounds of many colours.
class Discs : public Dataset {
public:
    Example example(std::uint64_t index, int side) const override {
        const auto colour = [&](std::uint64_t which) {
            const auto part = [&](std::uint64_t i) {
                return static_cast<double>((index * 131 + which * 71 + i * 37) % 256);
            };
            return cv::Scalar(part(1), part(2), part(3));
        };
        cv::Mat picture(side, side, CV_8UC3, colour(0));
        const int half = side / 2;
        cv::Mat disc(side, side, CV_8UC1, cv::Scalar(0));
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                if ((x - half) * (x - half) + (y - half) * (y - half) < half * half / 2)
                    disc.at<uchar>(y, x) = 255;
        picture.setTo(colour(1), disc);
        return {picture, "a disc"};
    }
    std::vector<std::string> captions() const override { return {"a disc"}; }
    std::vector<std::string> words() const override { return captions(); }
    std::vector<std::string> notes() const override { return {}; }
};

class AutoencoderLessonTest : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(root_);
        shape_.upsampledSide = 64;
        own_.crop = 32;
        settings_.batch = 2;
        settings_.learningRate = {2e-3, 2, Decay::constant};
        settings_.optimizer.matrices = MatrixStep::orthogonal;
        settings_.sheetMinutes = 0;
        settings_.averageDecay = 0.5;
    }
    void TearDown() override { fs::remove_all(root_); }

    TrainingProgress trainTo(const PaintboxFolder& folder, std::int64_t steps, const TrainingEvents& events = {}) {
        settings_.steps = steps;
        AutoencoderLesson lesson(folder, discs_, settings_, own_);
        return train(lesson, settings_, folder.trainingFolder(), events, {});
    }

    static void expectSameWeights(const PaintboxFolder& one, const PaintboxFolder& other, const std::string& part) {
        const auto a = one.weights(part), b = other.weights(part);
        ASSERT_EQ(a.size(), b.size());
        for (const auto& [name, tensor] : a) EXPECT_TRUE(at::equal(tensor, b.at(name))) << name;
    }
    void expectAContinuedRunEndsAsAWholeOne() {
        const PaintboxFolder whole(root_ / "whole", shape_), parted(root_ / "parted", shape_);
        trainTo(whole, 4);
        trainTo(parted, 2);
        trainTo(parted, 4);
        expectSameWeights(whole, parted, "vae");
    }

    fs::path root_ = fs::temp_directory_path() / ("unclip-autoencoder-" + std::to_string(::getpid()));
    Discs discs_;
    PaintboxShape shape_;
    AutoencoderLessonSettings own_;
    TrainingSettings settings_;
};

TEST_F(AutoencoderLessonTest, LearnsToGivePicturesBackAndMeasuresItsLatents) {
    const PaintboxFolder folder(root_ / "model", shape_);
    double first = 0;
    TrainingEvents events;
    events.progress = [&](const TrainingProgress& progress) {
        if (progress.step == 1)
            first = progress.loss;
    };
    const TrainingProgress end = trainTo(folder, 40, events);
    EXPECT_LT(end.loss, 0.8 * first);

    // What was written serves: the latents that its config scales have a deviation of 1, and decode to pictures.
    const at::NoGradGuard noGradient;
    LoadedParameters source(folder.weights("vae"), "vae");
    const AutoencoderKl autoencoder(Parameters(source), AutoencoderKlConfig::from(folder.config("vae")));
    std::vector<at::Tensor> pictures;
    for (std::uint64_t i = 0; i < 24; ++i) {
        const cv::Mat pixels = discs_.example(1000 + i, 64).pixels;
        pictures.push_back(
            at::from_blob(pixels.data, {64, 64, 3}, at::kByte).permute({2, 0, 1}).to(at::kFloat) / 127.5 - 1);
    }
    const auto latents = autoencoder.encode(at::stack(pictures));
    EXPECT_EQ(latents.sizes(), at::IntArrayRef({24, 8, 8, 8}));
    EXPECT_NEAR(latents.std().item<double>(), 1.0, 0.25);
    EXPECT_NEAR(latents.mean().item<double>(), 0.0, 0.25);
    EXPECT_EQ(autoencoder.decode(latents).sizes(), at::IntArrayRef({24, 3, 64, 64}));
}

TEST_F(AutoencoderLessonTest, ARunThatIsContinuedEndsWithTheWeightsOfOneThatWasNot) {
    expectAContinuedRunEndsAsAWholeOne();
}

TEST_F(AutoencoderLessonTest, TheDecoderAloneLearnsWhileTheLatentsStay) {
    const PaintboxFolder folder(root_ / "model", shape_);
    own_.decoderAlone = true;
    EXPECT_THROW(trainTo(folder, 1), RequestError);  // there is no encoder to keep
    own_.decoderAlone = false;
    trainTo(folder, 2);
    fs::remove_all(folder.trainingFolder());

    const auto before = folder.weights("vae");
    const auto scale = folder.config("vae").json().at("scaling_factor");
    own_.decoderAlone = true;
    trainTo(folder, 3);
    EXPECT_EQ(folder.config("vae").json().at("scaling_factor"), scale);
    bool learned = false;
    for (const auto& [name, tensor] : folder.weights("vae")) {
        if (name.starts_with("encoder."))
            EXPECT_TRUE(at::equal(tensor, before.at(name))) << name;
        else
            learned = learned || !at::equal(tensor, before.at(name));
    }
    EXPECT_TRUE(learned);
}

TEST_F(AutoencoderLessonTest, ARunWithADiscriminatorIsContinuedAsIfItHadNotStopped) {
    own_.discriminator = 0.1;
    own_.discriminatorFrom = 2;
    expectAContinuedRunEndsAsAWholeOne();
    for (const auto& [name, tensor] : PaintboxFolder(root_ / "whole", shape_).weights("vae"))
        EXPECT_THAT(name, testing::Not(testing::HasSubstr("discriminator")));  // that is no part of the model
}

TEST_F(AutoencoderLessonTest, AutoencoderAndDiscriminatorLearnEachItsOwnLesson) {
    const PaintboxFolder folder(root_ / "model", shape_);
    const auto gradients = [&](double weight) {
        own_.discriminator = weight;
        own_.discriminatorFrom = 0;
        AutoencoderLesson lesson(folder, discs_, settings_, own_);
        const Batch batch = lesson.load(0, 2);
        StepRandom random(0, 0, at::kCPU);
        lesson.loss(batch, random).backward();
        std::pair<at::Tensor, at::Tensor> result;
        for (const auto& [name, tensor] : lesson.store().parameters()) {
            auto& all = name.starts_with("discriminator.") ? result.second : result.first;
            const auto flat = tensor.grad().flatten();
            all = all.defined() ? at::cat({all, flat}) : flat;
        }
        return result;
    };
    const auto little = gradients(0.1), much = gradients(1);
    EXPECT_FALSE(at::allclose(little.first, much.first));     // the autoencoder hears the discriminator
    EXPECT_TRUE(at::equal(little.second, much.second));       // which doesn't help it
    EXPECT_GT(much.second.abs().max().item<double>(), 1e-4);  // but learns
}

TEST_F(AutoencoderLessonTest, ItsSheetIsWrittenBeforeTheFirstCheckpointAndTellsDecibels) {
    const PaintboxFolder folder(root_ / "model", shape_);
    settings_.sheetMinutes = 1e-9;
    std::vector<std::string> notes;
    TrainingEvents events;
    events.note = [&](const std::string& note) { notes.push_back(note); };
    trainTo(folder, 1, events);
    EXPECT_THAT(notes, testing::Contains(testing::ContainsRegex("autoencoder-1.png \\([0-9]+\\.[0-9] dB\\)")));
    EXPECT_TRUE(fs::exists(folder.trainingFolder() / "autoencoder-1.png"));
}

TEST_F(AutoencoderLessonTest, ACropThatIsNoWholeNumberOfCellsIsRefused) {
    const PaintboxFolder folder(root_ / "model", shape_);
    own_.crop = 36;
    EXPECT_THROW(trainTo(folder, 1), RequestError);
}

TEST_F(AutoencoderLessonTest, ADecoderThatIsBegunBesideAnAutoencoderLearnsItsLatents) {
    const PaintboxFolder folder(root_ / "model", shape_);
    trainTo(folder, 1);
    settings_.steps = 1;
    const auto learned = [&](Lesson&& lesson) {
        return std::isfinite(train(lesson, settings_, folder.trainingFolder(), {}, {}).loss);
    };
    EXPECT_TRUE(learned(ClipLesson(folder, discs_, settings_)));
    EXPECT_TRUE(learned(DecoderLesson(folder, discs_, settings_)));
    const auto config = UnetConfig::from(folder.config("decoder"));
    EXPECT_EQ(config.side, 8);  // cells of a picture of 64 pixels
    EXPECT_EQ(config.pictureChannels(), 8);
    EXPECT_TRUE(config.seesKnownPicture());
    EXPECT_FALSE(DecoderLesson(folder, discs_, settings_).sheet().picture.empty());
}

TEST_F(AutoencoderLessonTest, ADecoderOfLatentsCanBeginWithTheCoarseLevelsOfOneOfPixels) {
    const PaintboxFolder pixels(root_ / "pixels", shape_), latents(root_ / "latents", shape_);
    EXPECT_THROW(beginDecoderFrom(latents, pixels, 1), RequestError);  // nothing was learned yet
    settings_.steps = 1;
    ClipLesson clip(pixels, discs_, settings_);
    train(clip, settings_, pixels.trainingFolder(), {}, {});
    DecoderLesson decoder(pixels, discs_, settings_);
    train(decoder, settings_, pixels.trainingFolder(), {}, {});
    trainTo(latents, 1);
    fs::copy(pixels.part("tokenizer"), latents.part("tokenizer"));
    ASSERT_TRUE(beginDecoderFrom(latents, pixels, 1));

    const auto old = pixels.weights("decoder"), begun = latents.weights("decoder");
    for (const auto& [name, tensor] : old) {
        if (!name.starts_with("mid_block.") || name.find("time_emb") != std::string::npos)
            continue;
        EXPECT_TRUE(at::equal(begun.at(name), tensor)) << name;
    }
    // Timesteps are read as before, and further channels beside them.
    const auto timeOf = [&](const NamedTensors& weights, std::int64_t channels) {
        LoadedParameters source(weights, "decoder");
        const TimestepEmbedding embedding(Parameters(source) / "time_embedding", channels, 4 * channels, 4 * channels);
        return embedding(sinusoidalEmbedding(at::arange(0, 1000, 37), channels));
    };
    const auto before = timeOf(old, 32), after = timeOf(begun, 64);
    EXPECT_LT((after.narrow(1, 0, 128) - before).abs().max().item<double>(), 2e-3);
    EXPECT_GT(after.narrow(1, 128, 128).abs().max().item<double>(), 1e-3);
    EXPECT_FALSE(beginDecoderFrom(latents, pixels, 1));  // it has one now
}

TEST_F(AutoencoderLessonTest, ADecoderThatLearnsAgainFromKeptExamplesCanBeContinued) {
    const auto prepared = [&](const std::string& name) {
        PaintboxFolder folder(root_ / name, shape_);
        trainTo(folder, 1);
        settings_.steps = 1;
        ClipLesson clip(folder, discs_, settings_);
        train(clip, settings_, folder.trainingFolder(), {}, {});
        return folder;
    };
    const DecoderLessonSettings again{.reuse = 3};
    const auto decoderTo = [&](const PaintboxFolder& folder, std::int64_t steps) {
        settings_.steps = steps;
        DecoderLesson decoder(folder, discs_, settings_, again);
        train(decoder, settings_, folder.trainingFolder(), {}, {});
    };
    const PaintboxFolder whole = prepared("whole"), parted = prepared("parted");
    decoderTo(whole, 4);
    decoderTo(parted, 2);
    EXPECT_TRUE(fs::exists(parted.trainingFolder() / "examples"));
    decoderTo(parted, 4);
    expectSameWeights(whole, parted, "decoder");
}

TEST_F(AutoencoderLessonTest, ADecoderMayLearnFromWhatThePriorPredicts) {
    PaintboxFolder folder(root_ / "model", shape_);
    trainTo(folder, 1);
    settings_.steps = 1;
    ClipLesson clip(folder, discs_, settings_);
    train(clip, settings_, folder.trainingFolder(), {}, {});
    const DecoderLessonSettings predicted{.captionsDropped = 0, .predictedEmbeddings = 1, .priorSteps = 3, .reuse = 2};
    EXPECT_THROW(DecoderLesson(folder, discs_, settings_, predicted), ModelError);  // it has no prior yet
    PriorLesson prior(folder, discs_, settings_);
    train(prior, settings_, folder.trainingFolder(), {}, {});

    DecoderLesson decoder(folder, discs_, settings_, predicted), again(folder, discs_, settings_, predicted);
    const Batch batch = decoder.load(0, 8), same = again.load(0, 8);
    EXPECT_EQ(batch.predicted.sizes(), batch.embeddings.sizes());
    EXPECT_TRUE(at::equal(batch.predicted, same.predicted));  // what is kept is what was drawn
    EXPECT_TRUE(at::equal(batch.predicted, batch.rows(0, 8).predicted));
    const auto lossWith = [&](Batch given) {
        StepRandom random(0, 0, at::kCPU);
        return decoder.loss(given, random).item<double>();
    };
    Batch others = batch;
    others.embeddings = at::randn_like(batch.embeddings);
    EXPECT_EQ(lossWith(batch), lossWith(others));  // the pictures' own are not looked at
    others = batch;
    others.predicted = at::randn_like(batch.predicted);
    EXPECT_NE(lossWith(batch), lossWith(others));
}

TEST_F(AutoencoderLessonTest, ItIsRefusedBesideADecoderOfPixels) {
    const PaintboxFolder folder(root_ / "model", shape_);
    settings_.steps = 1;
    ClipLesson clip(folder, discs_, settings_);
    train(clip, settings_, folder.trainingFolder(), {}, {});
    DecoderLesson decoder(folder, discs_, settings_);
    train(decoder, settings_, folder.trainingFolder(), {}, {});
    EXPECT_THROW(trainTo(folder, 1), RequestError);
}

TEST(KeptCells, NothingNewIsPaintedAcrossTheBorderOfALargeMask) {
    auto keep = at::ones({1, 1, 64, 64});
    keep.slice(2, 13, 51).slice(3, 13, 51).zero_();  // cells 2 … 5 wholly, 1 and 6 in part
    const auto open = 1 - keptCells(keep, 8);
    EXPECT_EQ(open.sum().item<double>(), 16);
    EXPECT_EQ(open.slice(2, 2, 6).slice(3, 2, 6).sum().item<double>(), 16);
}

TEST(KeptCells, OfASmallMaskStayOnlyWhereEveryPixelStays) {
    auto keep = at::ones({1, 1, 16, 24});
    keep[0][0][3][9] = 0;
    const auto cells = keptCells(keep, 8);
    EXPECT_EQ(cells.sizes(), at::IntArrayRef({1, 1, 2, 3}));
    EXPECT_EQ(cells.sum().item<double>(), 5);
    EXPECT_EQ(cells[0][0][0][1].item<double>(), 0);
}

TEST(PictureDifference, CountsWrongHuesMoreThanWrongBrightnessAndBlurByItsEdges) {
    const AutoencoderLessonSettings weights;
    const auto picture = at::rand({1, 3, 32, 32}) * 2 - 1;
    EXPECT_EQ(pictureDifference(picture, picture, weights, 1).item<double>(), 0);
    const auto brighter = picture + 0.1;
    const auto redder = picture + at::tensor({0.15F, -0.15F, 0.0F}).view({1, 3, 1, 1});  // as far, mean over channels
    const auto far = [&](const at::Tensor& other, double edges) {
        return pictureDifference(other, picture, weights, edges).item<double>();
    };
    EXPECT_GT(far(redder, 1), 2 * far(brighter, 1));
    EXPECT_NEAR(far(brighter, 1), far(brighter, 0), 1e-5);
    const auto blurred = at::avg_pool2d(picture, {3, 3}, {1, 1}, {1, 1});
    EXPECT_GT(far(blurred, 1), far(blurred, 0) + 0.5);
}

}  // namespace
}  // namespace unclip
