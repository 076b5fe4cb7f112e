#include "engine/painter/painter.h"

#include <c10/util/Exception.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <opencv2/core.hpp>

#include "engine/base/error.h"
#include "engine/weights/safetensors_writer.h"
#include "tests/base/mean_difference.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

const fs::path kModel = fs::path(UNCLIP_GOLDEN) / "karlo-small" / "model";

Request smallRequest(int count = 1) {
    Request request;
    request.prompt = "a bowl of soup";
    request.model = kModel;
    request.seed = 7;
    request.count = count;
    request.priorSteps = 3;
    request.decoderSteps = 3;
    request.upsamplerSteps = 2;
    request.device = DeviceChoice::cpu;
    request.dtype = DtypeChoice::float32;
    return request;
}

Device cpu() {
    return chooseDevice(DeviceChoice::cpu, DtypeChoice::float32);
}

JobResult paint(const Request& request, const JobEvents& events = {}, int picturesAtOnce = 0,
                std::stop_token stop = {}) {
    LoadedModel model(request.model, cpu());
    return Painter(model, request, {.picturesAtOnce = picturesAtOnce}, events, std::move(stop)).paint();
}

double largestDifference(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size())
        return 255;
    return cv::norm(a, b, cv::NORM_INF);
}

/// A copy of the small model that a test may spoil.
class SpoiltModel : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("unclip-painter-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::copy(kModel, folder_, fs::copy_options::recursive);
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// Rewrites a part's weights with the first value of one tensor replaced.
    void replaceFirstValue(const std::string& part, const std::string& tensor, float value) {
        const auto file = folder_ / part / "diffusion_pytorch_model.safetensors";
        std::vector<TensorView> views;
        std::vector<std::byte> changed;
        auto open = TensorFile::openFile(file);
        for (auto view : open->tensors()) {
            if (view.name == tensor) {
                ASSERT_EQ(view.dtype, StoredDtype::float32);
                changed.assign(view.data, view.data + view.bytes);
                std::memcpy(changed.data(), &value, sizeof value);
                view.data = changed.data();
            }
            views.push_back(view);
        }
        ASSERT_FALSE(changed.empty());
        writeSafetensors(file.string() + ".new", views);
        open.reset();
        fs::rename(file.string() + ".new", file);
    }

    std::string messageOf(Request request) {
        request.model = folder_;
        try {
            paint(request);
        } catch (const Error& error) {
            return error.what();
        }
        return "painted";
    }

    fs::path folder_;
};

TEST(Painter, PaintsTheSamePictureTwice) {
    const auto first = paint(smallRequest()), second = paint(smallRequest());
    ASSERT_EQ(first.pictures.size(), 1u);
    EXPECT_EQ(largestDifference(first.pictures[0].pixels, second.pictures[0].pixels), 0);
}

TEST(Painter, APictureDoesNotDependOnHowManyWereAskedFor) {
    const auto all = paint(smallRequest(3));
    ASSERT_EQ(all.pictures.size(), 3u);
    for (int i = 0; i < 3; ++i) {
        Request alone = smallRequest();
        alone.seed = 7 + static_cast<std::uint64_t>(i);
        const auto result = paint(alone);
        EXPECT_EQ(all.pictures[static_cast<std::size_t>(i)].seed, alone.seed);
        EXPECT_EQ(largestDifference(all.pictures[static_cast<std::size_t>(i)].pixels, result.pictures[0].pixels), 0);
    }
    EXPECT_GT(largestDifference(all.pictures[0].pixels, all.pictures[1].pixels), 1);
}

TEST(Painter, ABatchThatIsSplitGivesTheSamePictures) {
    const auto together = paint(smallRequest(3), {}, 3), split = paint(smallRequest(3), {}, 2);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_LE(largestDifference(together.pictures[i].pixels, split.pictures[i].pixels), 1);
}

TEST(Painter, ReportsEveryStepOfEveryStageInOrder) {
    std::vector<std::pair<Stage, int>> seen;
    double fraction = 0;
    JobEvents events;
    events.progress = [&](const Progress& progress) {
        seen.emplace_back(progress.stage, progress.step);
        EXPECT_GE(progress.fraction, fraction);
        fraction = progress.fraction;
    };
    paint(smallRequest(), events);
    const std::vector<std::pair<Stage, int>> wanted{
        {Stage::load, 0},    {Stage::load, 1},    {Stage::text, 0},      {Stage::text, 1},      {Stage::prior, 0},
        {Stage::prior, 1},   {Stage::prior, 2},   {Stage::prior, 3},     {Stage::decoder, 0},   {Stage::decoder, 1},
        {Stage::decoder, 2}, {Stage::decoder, 3}, {Stage::upsampler, 0}, {Stage::upsampler, 1}, {Stage::upsampler, 2}};
    EXPECT_EQ(seen, wanted);
    EXPECT_DOUBLE_EQ(fraction, 1);
}

TEST(Painter, ShowsThePictureAsItAppears) {
    int previews = 0;
    JobEvents events;
    events.preview = [&](int index, const cv::Mat& pixels) {
        ++previews;
        EXPECT_EQ(index, 0);
        EXPECT_EQ(pixels.type(), CV_8UC3);
        EXPECT_FALSE(pixels.empty());
    };
    paint(smallRequest(), events);
    EXPECT_GE(previews, 1);
}

TEST(Painter, StopsWithinAStepAndKeepsWhatIsFinished) {
    std::stop_source source;
    int finished = 0, reportsAfterStop = 0;
    JobEvents events;
    events.picture = [&](const PaintedPicture&) { ++finished; };
    events.progress = [&](const Progress& progress) {
        if (source.stop_requested())
            ++reportsAfterStop;
        if (finished == 1 && progress.stage == Stage::decoder && progress.step == 1)
            source.request_stop();
    };
    EXPECT_THROW(paint(smallRequest(3), events, 0, source.get_token()), Cancelled);
    EXPECT_EQ(finished, 1);
    EXPECT_EQ(reportsAfterStop, 0);
}

TEST(Painter, PriorModesGiveDifferentPictures) {
    Request request = smallRequest();
    const auto prior = paint(request);
    request.priorMode = PriorMode::text;
    const auto text = paint(request);
    request.priorMode = PriorMode::none;
    const auto none = paint(request);
    EXPECT_GT(largestDifference(prior.pictures[0].pixels, text.pictures[0].pixels), 1);
    EXPECT_GT(largestDifference(prior.pictures[0].pixels, none.pictures[0].pixels), 1);
    EXPECT_GT(largestDifference(text.pictures[0].pixels, none.pictures[0].pixels), 1);
}

TEST(Painter, SaysWhereALongPromptWasCut) {
    Request request = smallRequest();
    for (int i = 0; i < 200; ++i) request.prompt += " soup";
    std::string note;
    JobEvents events;
    events.note = [&](const Sentence& sentence) { note = sentence.inEnglish(); };
    const auto result = paint(request, events);
    EXPECT_GT(result.prompt.tokens, result.prompt.limit);
    EXPECT_LT(result.prompt.usedBytes, request.prompt.size());
    EXPECT_NE(note.find(std::to_string(result.prompt.limit)), std::string::npos) << note;
}

TEST(Painter, RefusesSizesThatTheModelCannotPaint) {
    Request request = smallRequest();
    request.width = 65;
    try {
        paint(request);
        FAIL() << "65 pixels were accepted";
    } catch (const RequestError& error) {
        EXPECT_NE(std::string(error.what()).find("64"), std::string::npos) << error.what();
    }
}

TEST(Painter, RefusesASingleStep) {
    Request request = smallRequest();
    request.decoderSteps = 1;
    EXPECT_THROW(paint(request), RequestError);
}

TEST(Painter, KeepsTheTryThatClipFindsNearestToThePrompt) {
    Request request = smallRequest();
    request.model = fs::path(UNCLIP_GOLDEN) / "paintbox-small" / "model";
    LoadedModel model(request.model, cpu());
    const JobEvents none;
    JobWatch watch(none, {});
    const c10::InferenceMode noGradients;
    Stages stages(model, PaintSettings::from(request, model), watch, nullptr);
    const auto said = stages.encodeText(request.prompt, "").captionEmbedding();
    // The film's frame of the last decoder step is the small picture that was made large.
    const auto likenessOf = [&](std::uint64_t seed, int bestOf) {
        request.seed = seed;
        request.bestOf = bestOf;
        const auto film = Painter(model, request, {.keepsFilm = true}, none, {}).paint().pictures.at(0).film;
        EXPECT_EQ(film.size(), static_cast<std::size_t>(*request.decoderSteps + *request.upsamplerSteps));
        return at::cosine_similarity(stages.encodePicture(film.at(*request.decoderSteps - 1)), said).item<double>();
    };
    int better = 0;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const double one = likenessOf(seed, 1), three = likenessOf(seed, 3);
        EXPECT_GE(three, one) << seed;
        better += three > one ? 1 : 0;
    }
    EXPECT_GT(better, 0);
}

TEST(Painter, PaintsTheEmbeddingOfSeveralThatIsNearestToThePrompt) {
    Request request = smallRequest();
    request.quality =
        Quality::quick;  // whose prior draws nothing after its first step: the first of several is the one
    LoadedModel model(request.model, cpu());
    const auto dumpWith = [&](std::uint64_t seed, int priorBestOf) {
        request.seed = seed;
        request.priorBestOf = priorBestOf;
        TensorDump dump;
        EXPECT_EQ(Painter(model, request, {}, {}, {}, &dump).paint().pictures.size(), 1u);
        const auto embedding = dump.find("prior.image_embeds"), text = dump.find("text.text_embeds");
        EXPECT_EQ(embedding.size(0), 1);
        return at::cosine_similarity(embedding, text.narrow(0, text.size(0) - 1, 1)).item<double>();
    };
    int better = 0;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const double one = dumpWith(seed, 1), six = dumpWith(seed, 6);
        EXPECT_GE(six, one - 1e-4) << seed;
        better += six > one + 1e-3 ? 1 : 0;
    }
    EXPECT_GT(better, 0);
}

TEST(Painter, EachPictureOfAJobHasEmbeddingsOfItsOwnToChooseFrom) {
    Request request = smallRequest(2);
    request.priorBestOf = 3;
    const auto together = paint(request, {}, 2).pictures;
    request.count = 1;
    request.seed += 1;
    EXPECT_LT(tests::meanDifference(together.at(1).pixels, paint(request).pictures.front().pixels), 1);
}

TEST(Painter, APictureChosenFromSeveralDoesNotDependOnTheBatch) {
    Request request = smallRequest(3);
    request.model = fs::path(UNCLIP_GOLDEN) / "paintbox-small" / "model";
    request.bestOf = 3;
    const auto together = paint(request, {}, 3).pictures, alone = paint(request, {}, 1).pictures;
    ASSERT_EQ(together.size(), 3u);
    // Batches round differently, and other tries look entirely different.
    for (std::size_t i = 0; i < 3; ++i) EXPECT_LT(tests::meanDifference(together[i].pixels, alone[i].pixels), 1) << i;
    EXPECT_GT(tests::meanDifference(together[0].pixels, together[1].pixels), 10);
}

TEST(Painter, SaysThatAModelWithoutImageEncoderCannotChooseAmongTries) {
    Request request = smallRequest();
    request.bestOf = 2;
    EXPECT_THROW(paint(request), RequestError);
    request.bestOf = 1;
    EXPECT_EQ(paint(request).pictures.size(), 1u);
}

TEST(Painter, ABatchThatMemoryDidNotSufficeForLeavesNoTraceInTheFilm) {
    JobEvents events;
    bool hasFailed = false;
    events.progress = [&](const Progress& progress) {
        if (!hasFailed && progress.stage == Stage::decoder && progress.step == 2) {
            hasFailed = true;
            TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory.");
        }
    };
    std::vector<std::string> notes;
    events.note = [&](const Sentence& sentence) { notes.push_back(sentence.inEnglish()); };
    const Request request = smallRequest(2);
    LoadedModel opened(kModel, cpu());
    const auto pictures =
        Painter(opened, request, {.keepsFilm = true, .picturesAtOnce = 2}, events, {}).paint().pictures;
    ASSERT_TRUE(hasFailed);
    EXPECT_THAT(notes, testing::Contains(testing::HasSubstr("painting 1 at a time")));
    ASSERT_EQ(pictures.size(), 2u);
    for (const auto& picture : pictures)
        EXPECT_EQ(picture.film.size(), static_cast<std::size_t>(*request.decoderSteps + *request.upsamplerSteps));
}

TEST(Painter, SaysThatAModelWithoutImageEncoderCannotVary) {
    Request request = smallRequest();
    request.task = Task::vary;
    request.picture = "any.png";
    EXPECT_THROW(paint(request), RequestError);
}

TEST_F(SpoiltModel, NamesTheWeightThatIsNotANumber) {
    replaceFirstValue("prior", "proj_in.weight", std::numeric_limits<float>::quiet_NaN());
    const auto message = messageOf(smallRequest());
    EXPECT_NE(message.find("proj_in.weight"), std::string::npos) << message;
    EXPECT_NE(message.find("NaN"), std::string::npos) << message;
}

TEST_F(SpoiltModel, NamesAMissingPart) {
    fs::remove_all(folder_ / "decoder");
    const auto message = messageOf(smallRequest());
    EXPECT_NE(message.find("decoder"), std::string::npos) << message;
}

TEST_F(SpoiltModel, NamesATensorOfTheWrongShape) {
    const auto file = folder_ / "prior" / "config.json";
    std::ifstream in(file);
    auto config = nlohmann::json::parse(in);
    config["num_attention_heads"] = config["num_attention_heads"].get<int>() * 2;
    std::ofstream(file) << config;
    const auto message = messageOf(smallRequest());
    EXPECT_NE(message.find("shape"), std::string::npos) << message;
    EXPECT_NE(message.find("safetensors"), std::string::npos) << message;
}

TEST_F(SpoiltModel, NamesAnUnknownBlock) {
    const auto file = folder_ / "decoder" / "config.json";
    std::ifstream in(file);
    auto config = nlohmann::json::parse(in);
    config["down_block_types"][0] = "DownBlock2D";
    std::ofstream(file) << config;
    const auto message = messageOf(smallRequest());
    EXPECT_NE(message.find("down_block_types"), std::string::npos) << message;
    EXPECT_NE(message.find("ResnetDownsampleBlock2D"), std::string::npos) << message;
}

}  // namespace
}  // namespace unclip
