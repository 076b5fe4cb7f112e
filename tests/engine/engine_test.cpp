// The one door to everything that computes, opened as both programs open it.

#include "engine/request/engine.h"

#include <ATen/ATen.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "engine/base/error.h"
#include "engine/device/torch_errors.h"
#include "engine/weights/model_layout.h"
#include "engine/weights/tensor_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path kKarlo = fs::path(UNCLIP_GOLDEN) / "karlo-small" / "model";
const fs::path kKandinsky = fs::path(UNCLIP_GOLDEN) / "kandinsky-small" / "model" / "decoder";

Request smallRequest(const fs::path& model = kKarlo) {
    Request request;
    request.prompt = "a bowl of soup";
    request.model = model;
    request.priorSteps = 2;
    request.decoderSteps = 2;
    request.upsamplerSteps = 2;
    request.device = DeviceChoice::cpu;
    request.dtype = DtypeChoice::float32;
    return request;
}

class EngineDoor : public testing::Test {
protected:
    EngineDoor() : engine_(createEngine()) { fs::create_directories(folder_); }
    ~EngineDoor() override { fs::remove_all(folder_); }

    /// What the engine says when `fault` happens inside it in the middle of a job.
    std::string messageWhen(const std::function<void()>& fault) {
        JobEvents events;
        events.progress = [&](const Progress& progress) {
            if (progress.stage == Stage::decoder)
                fault();
        };
        try {
            engine_->run(smallRequest(), {}, events, {});
        } catch (const OutOfMemory& error) {
            return std::string("OutOfMemory: ") + error.what();
        } catch (const Error& error) {
            return error.what();
        }
        return "painted";
    }

    std::unique_ptr<Engine> engine_;
    fs::path folder_ = fs::temp_directory_path() / ("unclip-engine-" + std::to_string(::getpid()));
};

TEST_F(EngineDoor, APictureKnowsWhatItWasPaintedWithTheMomentItExists) {
    JobEvents events;
    std::vector<PaintedWith> seen;
    events.picture = [&](const PaintedPicture& picture) { seen.push_back(picture.with); };
    Request request = smallRequest(kKarlo / "");
    const auto result = engine_->run(request, {}, events, {});
    const PaintedWith wanted{"model", ModelLayout::of(ModelFolder::open(kKarlo)).hash(), "CPU", "float32"};
    EXPECT_EQ(seen, std::vector{wanted});
    EXPECT_EQ(result.pictures.at(0).with, wanted);
    EXPECT_EQ(engine_->prepare(kKarlo, request.device, request.dtype), wanted);
}

TEST_F(EngineDoor, APictureOfTwoFoldersHasTheHashOfBoth) {
    const auto picture = engine_->run(smallRequest(kKandinsky), {}, {}, {}).pictures.at(0);
    const auto decoder = ModelFolder::open(kKandinsky);
    EXPECT_EQ(picture.with.modelName, "decoder");
    EXPECT_EQ(picture.with.modelHash, ModelLayout::of(decoder).hash());
    EXPECT_NE(picture.with.modelHash, decoder->hash());
}

TEST_F(EngineDoor, WritesEveryIntermediateTensorWhereAJobsOptionsSay) {
    const auto file = folder_ / "all.safetensors";
    engine_->run(smallRequest(), {.dump = file}, {}, {});
    const auto dump = TensorFile::openFile(file);
    std::vector<std::string> names;
    for (const auto& tensor : dump->tensors()) names.push_back(tensor.name);
    EXPECT_THAT(names, testing::IsSupersetOf({"tokens.ids", "prior.image_embeds", "decoder.images", "images"}));
}

TEST_F(EngineDoor, EmbedsTextsAsUnitVectors) {
    double length = 0;
    for (const float value : engine_->embedText(kKarlo, "a bowl of soup")) length += static_cast<double>(value) * value;
    EXPECT_NEAR(length, 1, 1e-3);
}

TEST_F(EngineDoor, ASearchLeavesTheModelOpenThatIsPaintedWith) {
    const auto model = folder_ / "model";
    fs::copy(kKarlo, model, fs::copy_options::recursive);
    engine_->run(smallRequest(model), {}, {}, {});
    std::ofstream(model / "model_index.json") << "gone";  // opened again, the folder would be no model any more
    engine_->embedText(kKandinsky, "a bowl of soup");
    EXPECT_EQ(engine_->run(smallRequest(model), {}, {}, {}).pictures.size(), 1u);
    engine_->run(smallRequest(kKarlo), {}, {}, {});
    EXPECT_THROW(engine_->run(smallRequest(model), {}, {}, {}), ModelError);
}

TEST_F(EngineDoor, AModelWhoseFilesWereMendedPaintsAgain) {
    const auto model = folder_ / "model", weights = model / "decoder" / "diffusion_pytorch_model.safetensors";
    fs::copy(kKarlo, model, fs::copy_options::recursive);
    JobEvents events;
    events.progress = [&](const Progress& progress) {
        if (progress.stage == Stage::prior)
            fs::resize_file(weights, 4096);
    };
    EXPECT_THROW(engine_->run(smallRequest(model), {}, events, {}), ModelError);
    EXPECT_THROW(engine_->run(smallRequest(model), {}, {}, {}), ModelError);
    fs::copy_file(kKarlo / "decoder" / weights.filename(), weights, fs::copy_options::overwrite_existing);
    EXPECT_EQ(engine_->run(smallRequest(model), {}, {}, {}).pictures.size(), 1u);
}

TEST_F(EngineDoor, SaysInOurWordsThatAProcessorHasNoMemoryLeft) {
    const auto message = messageWhen([] { at::empty({std::int64_t(1) << 50}); });
    EXPECT_THAT(message, HasSubstr("OutOfMemory: The machine has no memory left"));
    EXPECT_THAT(message, Not(HasSubstr("alloc")));
}

TEST_F(EngineDoor, SaysInOurWordsWhatElseLibtorchThrows) {
    const auto message = messageWhen([] { at::mm(at::zeros({2, 3}), at::zeros({2, 3})); });
    EXPECT_THAT(message, testing::StartsWith("The computation failed: "));
    EXPECT_THAT(message, Not(HasSubstr("\n")));
}

TEST_F(EngineDoor, MeasuresEveryStage) {
    const auto result = engine_->measure(smallRequest(), {}, {});
    std::vector<Stage> stages;
    for (const auto& each : result.stages) stages.push_back(each.stage);
    EXPECT_EQ(stages, (std::vector{Stage::load, Stage::text, Stage::prior, Stage::decoder, Stage::upsampler}));
    EXPECT_EQ(result.device, "CPU, float32");
    EXPECT_GT(result.peak.convolution, 0);
}

TEST(TorchErrors, OwnErrorsPassAsTheyAre) {
    EXPECT_THROW(withOurErrors([] { throw PictureError("The picture is torn."); }), PictureError);
    EXPECT_EQ(withOurErrors([] { return 7; }), 7);
}

}  // namespace
}  // namespace unclip
