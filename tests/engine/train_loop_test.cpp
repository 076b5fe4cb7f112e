#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <limits>
#include <thread>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/nn/linear.h"
#include "engine/train/losses.h"
#include "engine/train/tensor_storage.h"
#include "engine/train/trainer.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

/// Learns y = x W^T + b for a fixed W from noisy examples.
class Regression : public Lesson {
public:
    explicit Regression(std::uint64_t seed = 1, double noise = 0.01)
        : noise_(noise), store_(seed), layer_(Parameters(store_) / "layer", 4, 3) {}

    std::string name() const override { return "regression"; }
    ParameterStore& store() override { return store_; }
    Batch load(std::int64_t first, std::int64_t count) const override {
        std::vector<at::Tensor> rows;
        for (std::int64_t i = first; i < first + count; ++i) rows.push_back(StepRandom(99, i, at::kCPU).normal({4}));
        Batch batch;
        batch.pictures = at::stack(rows);
        return batch;
    }
    at::Tensor loss(const Batch& batch, StepRandom& random) override {
        ++losses;
        const auto wanted = at::matmul(batch.pictures, at::arange(12, at::kFloat).view({4, 3}) / 10) +
                            noise_ * random.normal({batch.pictures.size(0), 3});
        const auto result = weightedSquares(layer_(batch.pictures), wanted, at::ones({batch.pictures.size(0)}));
        return losses == brokenAt ? result * std::numeric_limits<double>::quiet_NaN() : result;
    }
    void writeWeights() const override { ++written; }
    decltype(std::declval<const Lesson&>().sheet()) sheet() const override {
        throw Error("No memory is left for a sheet.");
    }

    int brokenAt = -1;
    std::atomic<int> losses = 0;
    mutable int written = 0;

private:
    double noise_;
    ParameterStore store_;
    Linear layer_;
};

class TrainLoop : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("unclip-train-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        settings_.batch = 8;
        settings_.learningRate = {0.05, 2, Decay::constant};
        settings_.sheetMinutes = 0;
    }
    void TearDown() override {
        injectFileFault(std::nullopt);
        fs::remove_all(folder_);
    }

    TrainingProgress trainTo(Regression& lesson, std::int64_t steps, std::stop_token stop = {}) {
        settings_.steps = steps;
        return train(lesson, settings_, folder_, events_, stop);
    }

    static void expectEqual(const NamedTensors& a, const NamedTensors& b) {
        ASSERT_EQ(a.size(), b.size());
        for (const auto& [name, tensor] : a) EXPECT_TRUE(at::equal(tensor, b.at(name))) << name;
    }

    fs::path folder_;
    TrainingSettings settings_;
    TrainingEvents events_;
};

TEST_F(TrainLoop, LearnsWhatTheExamplesSay) {
    Regression lesson;
    double first = 0;
    events_.progress = [&](const TrainingProgress& progress) {
        if (progress.step == 1)
            first = progress.loss;
    };
    const TrainingProgress end = trainTo(lesson, 200);
    EXPECT_EQ(end.step, 200);
    EXPECT_EQ(end.examples, 1600);
    EXPECT_LT(end.loss, first / 5);
}

TEST_F(TrainLoop, InterruptedAndUninterruptedRunsEndWithTheSameWeights) {
    Regression whole;
    trainTo(whole, 30);
    fs::remove_all(folder_);
    {
        Regression begun;
        trainTo(begun, 13);
    }
    Regression continued(2);  // its own fresh values don't matter
    EXPECT_EQ(trainTo(continued, 30).step, 30);
    EXPECT_EQ(continued.losses, 17);
    expectEqual(whole.store().parameters(), continued.store().parameters());
    expectEqual(whole.store().averages(), continued.store().averages());
}

TEST_F(TrainLoop, ASheetThatFailsIsSaidAndTrainingGoesOn) {
    Regression lesson;
    settings_.sheetMinutes = 1e-9;
    std::vector<std::string> notes;
    events_.note = [&](const std::string& sentence) { notes.push_back(sentence); };
    EXPECT_EQ(trainTo(lesson, 3).step, 3);
    EXPECT_EQ(lesson.written, 1);
    ASSERT_FALSE(notes.empty());
    EXPECT_NE(notes.front().find("No memory is left for a sheet."), std::string::npos) << notes.front();
}

TEST_F(TrainLoop, PartsOfABatchLearnedSideBySideGiveTheSameWeightsEveryTime) {
    settings_.parts = 2;
    Regression first;
    trainTo(first, 30);
    fs::remove_all(folder_);
    Regression second;
    trainTo(second, 30);
    expectEqual(first.store().parameters(), second.store().parameters());
    EXPECT_EQ(first.losses, 60);
}

TEST_F(TrainLoop, PartsOfABatchLearnWhatTheWholeBatchTeaches) {
    Regression whole(1, 0.0), parted(1, 0.0);  // without the noise, whose draws belong to a part
    trainTo(whole, 30);
    fs::remove_all(folder_);
    settings_.parts = 4;
    trainTo(parted, 30);
    for (const auto& [name, tensor] : whole.store().parameters())
        EXPECT_TRUE(at::allclose(tensor, parted.store().parameters().at(name), 1e-4, 1e-5)) << name;
}

/// Trains with two processes' worth of work in two threads that meet at a free port.
class TrainLoopTogether : public TrainLoop {
protected:
    static constexpr int kPort = 29517;

    void trainTogether(std::array<Regression, 2>& lessons, std::int64_t steps,
                       const std::function<void(int, TrainingSettings&)>& change = {}) {
        const auto run = [&](int rank) {
            TrainingSettings settings = settings_;
            settings.steps = steps;
            settings.processes = joinProcesses(rank, 2, "127.0.0.1", kPort + ::getpid() % 1000);
            if (change)
                change(rank, settings);
            train(lessons[static_cast<std::size_t>(rank)], settings, folder_ / std::to_string(rank), {}, {});
        };
        std::jthread second(run, 1);
        run(0);
    }
};

TEST_F(TrainLoopTogether, TwoProcessesGiveTheWeightsOfOneWithTheDoubleBatch) {
    std::array<Regression, 2> together;
    trainTogether(together, 30);
    Regression alone;
    settings_.batch *= 2;
    settings_.parts = 2;
    trainTo(alone, 30);
    expectEqual(alone.store().parameters(), together[0].store().parameters());
    expectEqual(alone.store().parameters(), together[1].store().parameters());
    EXPECT_EQ(together[0].written, 1);
    EXPECT_EQ(together[1].written, 0);
}

TEST_F(TrainLoopTogether, AllGoOnFromTheFirstOnesCheckpoint) {
    std::array<Regression, 2> whole;
    trainTogether(whole, 20);
    fs::remove_all(folder_);
    std::array<Regression, 2> begun;
    trainTogether(begun, 11);
    std::array<Regression, 2> continued{Regression(3), Regression(4)};
    trainTogether(continued, 20);
    expectEqual(whole[0].store().parameters(), continued[0].store().parameters());
    expectEqual(whole[0].store().averages(), continued[1].store().averages());
}

TEST_F(TrainLoopTogether, WhenTheTimeOfOneIsOverAllStop) {
    std::array<Regression, 2> lessons;
    trainTogether(lessons, 1000000, [](int rank, TrainingSettings& settings) {
        if (rank == 1)
            settings.minutes = 0.01;
    });
    expectEqual(lessons[0].store().parameters(), lessons[1].store().parameters());
}

TEST(ProcessGroup, AnEnvironmentThatIsIncompleteIsNamed) {
    ::setenv("WORLD_SIZE", "2", 1);
    ::unsetenv("RANK");
    try {
        processGroupFromEnvironment();
        FAIL() << "went on";
    } catch (const RequestError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("RANK"));
    }
    ::setenv("WORLD_SIZE", "many", 1);
    EXPECT_THROW(processGroupFromEnvironment(), RequestError);
    ::unsetenv("WORLD_SIZE");
    EXPECT_EQ(processGroupFromEnvironment(), nullptr);
}

TEST_F(TrainLoop, StopsWhenAskedAndKeepsWhatItLearned) {
    Regression lesson;
    std::stop_source stop;
    events_.progress = [&](const TrainingProgress& progress) {
        if (progress.step == 5)
            stop.request_stop();
    };
    EXPECT_EQ(trainTo(lesson, 100, stop.get_token()).step, 5);
    EXPECT_EQ(lesson.written, 1);
    Regression continued;
    EXPECT_EQ(trainTo(continued, 6).step, 6);
    EXPECT_EQ(continued.losses, 1);
}

TEST_F(TrainLoop, ALossThatIsNoNumberStopsWithTheStepAndKeepsTheLastCheckpoint) {
    {
        Regression good;
        trainTo(good, 10);
    }
    const NamedTensors before = loadTensors(folder_ / "regression.safetensors");
    Regression bad;
    bad.brokenAt = 4;
    try {
        trainTo(bad, 20);
        FAIL() << "went on";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("step 13"));
        EXPECT_THAT(error.what(), testing::HasSubstr("--learning-rate"));
    }
    expectEqual(before, loadTensors(folder_ / "regression.safetensors"));
}

TEST_F(TrainLoop, AFullDiskLeavesTheLastCheckpoint) {
    {
        Regression good;
        trainTo(good, 10);
    }
    const NamedTensors before = loadTensors(folder_ / "regression.safetensors");
    Regression unlucky;
    injectFileFault(FileFault{FileOperation::write, ENOSPC, 100});
    EXPECT_THROW(trainTo(unlucky, 12), FileError);
    injectFileFault(std::nullopt);
    expectEqual(before, loadTensors(folder_ / "regression.safetensors"));
}

TEST_F(TrainLoop, AStateOfAnotherNetworkIsRefused) {
    saveTensors(folder_ / "regression.safetensors",
                {{"position", at::zeros({3}, at::kDouble)}, {"parameters/other", at::zeros({1})}});
    Regression lesson;
    EXPECT_THROW(trainTo(lesson, 2), ModelError);
    saveTensors(folder_ / "regression.safetensors", {{"something", at::zeros({3})}});
    EXPECT_THROW(trainTo(lesson, 2), ModelError);
}

TEST(LearningRate, WarmsUpThenStaysOrFallsToZero) {
    const LearningRate constant{1.0, 10, Decay::constant};
    EXPECT_DOUBLE_EQ(constant.at(4, 100), 0.5);
    EXPECT_DOUBLE_EQ(constant.at(99, 100), 1.0);
    const LearningRate cosine{1.0, 10, Decay::cosine};
    EXPECT_DOUBLE_EQ(cosine.at(9, 100), 1.0);
    EXPECT_NEAR(cosine.at(55, 100), 0.5, 1e-9);
    EXPECT_LT(cosine.at(99, 100), 0.001);
    const LearningRate late{1.0, 10, Decay::cosine, 80};
    EXPECT_DOUBLE_EQ(late.at(79, 100), 1.0);
    EXPECT_NEAR(late.at(90, 100), 0.5, 1e-9);
}

TEST(Losses, AMatchedBatchHasLessContrastiveLossThanAShuffledOne) {
    const auto rows = StepRandom(3, 0, at::kCPU).normal({6, 16});
    const auto scale = at::full({}, std::log(10.0));
    const double matched = contrastiveLoss(rows, rows, scale).item<double>();
    EXPECT_LT(matched, 0.5);
    EXPECT_GT(contrastiveLoss(rows, rows.roll(1, 0), scale).item<double>(), matched + 1);
}

TEST(Losses, WeightsOfTimestepsAreTheSignalToNoiseRatioPlusOneUpToTheirLimit) {
    const auto weights = velocityWeights(at::tensor({0.5F, 0.99F, 0.1F}));
    EXPECT_NEAR(weights[0].item<double>(), 2.0, 1e-6);
    EXPECT_NEAR(weights[1].item<double>(), 5.0, 1e-6);
    EXPECT_NEAR(weights[2].item<double>(), 10.0 / 9, 1e-6);
}

TEST(Optimizer, TakesTheStepOfAdamW) {
    ParameterStore store(1);
    auto bias = store.take("bias", {2}, Start::ones, 1);
    Optimizer optimizer(store, {});
    bias.mutable_grad() = at::tensor({1.0F, -3.0F});
    optimizer.step(0.1);
    // The first step is the learning rate times the gradient's sign, and a bias isn't decayed.
    EXPECT_NEAR(store.parameters().at("bias")[0].item<double>(), 0.9, 1e-5);
    EXPECT_NEAR(store.parameters().at("bias")[1].item<double>(), 1.1, 1e-5);
    EXPECT_NEAR(optimizer.clipGradients(1.0), std::sqrt(10.0), 1e-5);
    EXPECT_NEAR(at::linalg_vector_norm(bias.grad()).item<double>(), 1.0, 1e-4);
}

TEST(Optimizer, AGradientsMemoryLayoutDoesNotMatter) {
    const auto gradient = StepRandom(5, 0, at::kCPU).normal({4, 3, 2, 2});
    std::vector<at::Tensor> results;
    for (const auto layout : {at::MemoryFormat::Contiguous, at::MemoryFormat::ChannelsLast}) {
        ParameterStore store(1);
        auto kernel = store.take("kernel", {4, 3, 2, 2}, Start::uniform, 12);
        Optimizer optimizer(store, {});
        kernel.mutable_grad() = gradient.contiguous(layout);
        optimizer.step(0.1);
        results.push_back(store.parameters().at("kernel").detach().clone());
    }
    EXPECT_TRUE(at::equal(results[0], results[1]));
}

TEST(Optimizer, OrthogonalisedMatricesHaveSingularValuesNearOne) {
    const std::vector<std::vector<std::int64_t>> shapes{{24, 40}, {64, 16}, {20, 4, 3, 3}};
    for (const auto& shape : shapes) {
        const auto matrix = StepRandom(7, shape.front(), at::kCPU).normal(shape);
        const auto result = orthogonalised(matrix);
        EXPECT_EQ(result.sizes(), matrix.sizes());
        const auto values = at::linalg_svdvals(result.flatten(1));
        EXPECT_GT(values.min().item<double>(), 0.6);
        EXPECT_LT(values.max().item<double>(), 1.3);
        // The directions stay: the product with the original is positive.
        EXPECT_GT((result * matrix).sum().item<double>(), 0);
    }
}

TEST(Optimizer, OrthogonalStepsMoveMatricesByTheirLearningRateAndBiasesAsAdamWDoes) {
    ParameterStore store(1);
    auto kernel = store.take("kernel", {32, 4, 3, 3}, Start::zeros, 1),
         bias = store.take("bias", {32}, Start::zeros, 1);
    OptimizerSettings settings;
    settings.matrices = MatrixStep::orthogonal;
    Optimizer optimizer(store, settings);
    kernel.mutable_grad() = StepRandom(8, 0, at::kCPU).normal({32, 4, 3, 3}).contiguous(at::MemoryFormat::ChannelsLast);
    bias.mutable_grad() = at::ones({32});
    optimizer.step(0.1);
    EXPECT_NEAR(kernel.square().mean().sqrt().item<double>(), 0.1 * 0.2, 0.1 * 0.2 * 0.25);
    EXPECT_LT((kernel * kernel.grad()).sum().item<double>(), 0);
    EXPECT_NEAR(bias[0].item<double>(), -0.1, 1e-5);
}

TEST(ParameterStore, FreshValuesDependOnSeedAndNameAlone) {
    ParameterStore one(1), two(1), other(2);
    one.take("first", {4, 4}, Start::uniform, 4);
    const auto a = one.take("second", {4, 4}, Start::uniform, 4);
    const auto b = two.take("second", {4, 4}, Start::uniform, 4);
    EXPECT_TRUE(at::equal(a, b));
    EXPECT_FALSE(at::equal(a, other.take("second", {4, 4}, Start::uniform, 4)));
    EXPECT_LE(a.abs().max().item<double>(), 0.5);
}

}  // namespace
}  // namespace unclip
