// Schedulers alone, step by step, against the reference.

#include <gtest/gtest.h>

#include "engine/base/error.h"
#include "engine/diffusion/ddim_scheduler.h"
#include "engine/diffusion/implicit_sampler.h"
#include "engine/diffusion/linear_multistep_sampler.h"
#include "engine/diffusion/multistep_sampler.h"
#include "engine/diffusion/unclip_scheduler.h"
#include "engine/weights/component_config.h"
#include "tests/engine/golden.h"

namespace unclip {
namespace {

using golden::isClose;
using golden::Tensors;

// Of one step: the schedulers repeat the reference's float32 operations in its order, so what is left is a processor's
// own rounding (fused multiply-adds or not, narrow vectors or wide ones) of up to eight operations: 8 × 2⁻²³.
constexpr double kStepTolerance = 1e-6;

// Of a walk that goes on from its own pictures: every step may add what one may differ by, and hands on what it was
// given.
constexpr double toleranceAfter(int steps) {
    return steps * kStepTolerance;
}

// Where there is much noise, the clean picture comes of a division by little, which enlarges the last bit; that bit
// differs from processor to processor.
constexpr double kCleanTolerance = 1e-5;

std::unique_ptr<Scheduler> schedulerOf(const std::string& name) {
    const auto config = ComponentConfig::read(golden::folder("schedulers") / (name + ".config.json"));
    if (name.starts_with("ddpm"))
        return std::make_unique<DdpmScheduler>(DdpmSchedulerConfig::from(config));
    if (name.starts_with("ddim") || name.starts_with("pndm"))
        return std::make_unique<DdimScheduler>(DdimSchedulerConfig::from(config, name.starts_with("pndm")));
    return std::make_unique<UnclipScheduler>(UnclipSchedulerConfig::from(config));
}

/// Whether every training step may be walked, because no offset leads beyond the last one.
bool walksAll(const Scheduler& scheduler) {
    return scheduler.timesteps(2).back() == 0;
}

class GoldenScheduler : public ::testing::TestWithParam<const char*> {
protected:
    const std::unique_ptr<Scheduler> scheduler_ = schedulerOf(GetParam());
    Tensors expected_{golden::folder("schedulers") / (std::string(GetParam()) + ".safetensors")};
};

// Two units in the last place: without vectors libtorch's linspace rounds some betas the other way, and products gather
// that.
TEST_P(GoldenScheduler, HasTheReferencesConstantsToTheLastBits) {
    const auto expected = expected_["alphas_cumprod"].to(at::kDouble);
    const auto difference = (scheduler_->cumulativeAlphas().to(at::kDouble) - expected).abs() / expected;
    EXPECT_LE(difference.max().item<double>(), 0x1p-22);
}

TEST_P(GoldenScheduler, WalksTheReferencesTimesteps) {
    for (const int steps : {2, 3, 5, 7, 10, 25, 50, 100, 333, walksAll(*scheduler_) ? 1000 : 333})
        EXPECT_TRUE(at::tensor(scheduler_->timesteps(steps)).equal(expected_["timesteps." + std::to_string(steps)]))
            << steps;
}

TEST_P(GoldenScheduler, StepsAsTheReferenceSteps) {
    for (const int steps : {2, 7, 25}) {
        const std::string walk = "walk." + std::to_string(steps) + ".";
        const auto timesteps = scheduler_->timesteps(steps);
        const auto output = expected_[walk + "output"];
        auto x = expected_[walk + "noise"];
        for (std::size_t i = 0; i < timesteps.size(); ++i) {
            const auto step = walk + std::to_string(i) + ".";
            const auto next = i + 1 < timesteps.size() ? std::optional(timesteps[i + 1]) : std::nullopt;
            const auto result =
                scheduler_->step(output, timesteps[i], next, x, [&] { return expected_[step + "noise"]; });
            EXPECT_TRUE(isClose(result.predictedClean, expected_[step + "clean"], kCleanTolerance)) << step;
            EXPECT_TRUE(isClose(result.previous, expected_[step + "x"], kStepTolerance)) << step;
            x = expected_[step + "x"];
        }
    }
}

TEST_P(GoldenScheduler, AddsNoiseAsTheReferenceDoes) {
    const auto noisy = scheduler_->addNoise(expected_["add_noise.clean"], expected_["add_noise.noise"],
                                            expected_["add_noise.timesteps"]);
    EXPECT_TRUE(isClose(noisy, expected_["add_noise.result"], kStepTolerance));
}

TEST(DdpmScheduler, RefusesStepsThatWouldBeginBeyondTheTrainedTimesteps) {
    const auto scheduler = schedulerOf("ddpm");
    EXPECT_EQ(scheduler->timesteps(1), std::vector<std::int64_t>{1});
    EXPECT_EQ(scheduler->timesteps(999).front(), 999);
    EXPECT_THROW(scheduler->timesteps(1000), RequestError);
    EXPECT_THROW(scheduler->timesteps(0), RequestError);
}

INSTANTIATE_TEST_SUITE_P(Configurations, GoldenScheduler,
                         ::testing::Values("unclip-prior", "unclip-decoder", "unclip-upsampler", "unclip-unclipped",
                                           "unclip-epsilon", "ddpm", "ddpm-unclipped", "ddpm-cosine", "ddim-stable",
                                           "ddim-clipped"),
                         [](const auto& instance) { return golden::testName(instance.param); });

class GoldenMultistepSampler : public ::testing::TestWithParam<const char*> {
protected:
    const std::unique_ptr<const Scheduler> scheduler_ = schedulerOf(GetParam());
    Tensors expected_{golden::folder("schedulers") / ("dpm-" + std::string(GetParam()) + ".safetensors")};
};

TEST_P(GoldenMultistepSampler, PaintsAsTheReferencesDpmSolverDoes) {
    for (const int steps : {2, 7, 12, 25, 60}) {
        const std::string walk = "walk." + std::to_string(steps) + ".";
        EXPECT_TRUE(
            at::tensor(multistepTimesteps(*scheduler_, steps)).equal(expected_["timesteps." + std::to_string(steps)]))
            << steps;
        int calls = 0;
        const auto output = [&](const at::Tensor&, std::int64_t, bool) {
            return expected_["output"] * (1 + 0.3 * calls++ / steps);
        };
        sampleMultistep(
            *scheduler_, steps, {}, output, [&] { return expected_["start"]; },
            [&](const SamplerStep& step) {
                if (step.step == 0)
                    return;
                const auto expected = expected_[walk + std::to_string(step.step - 1) + ".x"];
                EXPECT_TRUE(isClose(step.sample, expected, kCleanTolerance)) << walk << step.step;
            });
        EXPECT_EQ(calls, steps);
    }
}

TEST_P(GoldenMultistepSampler, RefusesMoreStepsThanThereAreTimesteps) {
    EXPECT_EQ(multistepTimesteps(*scheduler_, 1).size(), 1U);
    EXPECT_THROW(multistepTimesteps(*scheduler_, 1000), RequestError);
    EXPECT_THROW(multistepTimesteps(*scheduler_, 0), RequestError);
}

INSTANTIATE_TEST_SUITE_P(Schedules, GoldenMultistepSampler,
                         ::testing::Values("unclip-unclipped", "unclip-epsilon", "ddpm-unclipped"),
                         [](const auto& instance) { return golden::testName(instance.param); });

TEST(MultistepSampler, LeavesWhatAnEditKeepsAndStartsFromItsPicture) {
    const auto scheduler = schedulerOf("unclip-unclipped");
    at::manual_seed(1);
    Edit edit;
    edit.picture = at::rand({1, 4, 8, 8}) * 2 - 1;
    edit.keep = at::zeros({1, 1, 8, 8});
    edit.keep.slice(3, 0, 4).fill_(1);
    const auto target = at::full({2, 4, 8, 8}, 0.25);
    const auto predict = [&](const at::Tensor&, std::int64_t, bool) { return target; };
    const auto draw = [] { return at::randn({2, 4, 8, 8}); };
    int watched = 0;
    const auto painted = sampleMultistep(*scheduler, 10, edit, predict, draw, [&](const SamplerStep& step) {
        watched += step.step > 0 ? 1 : 0;
        EXPECT_EQ(step.steps, 10);
    });
    EXPECT_EQ(watched, 10);
    EXPECT_TRUE(at::allclose(painted.slice(3, 0, 4), edit.picture.slice(3, 0, 4).expand({2, 4, 8, 4})));
    EXPECT_TRUE(at::allclose(painted.slice(3, 4, 8), target.slice(3, 4, 8)));
    edit.strength = 0.3;
    sampleMultistep(*scheduler, 10, edit, predict, draw, [](const SamplerStep& step) { EXPECT_EQ(step.steps, 3); });
}

class GoldenLinearMultistepSampler : public ::testing::TestWithParam<const char*> {};

TEST_P(GoldenLinearMultistepSampler, PaintsAsTheReferencesPndmSchedulerDoes) {
    const auto scheduler = schedulerOf("pndm-" + std::string(GetParam()));
    EXPECT_TRUE(scheduler->isLinearMultistep());
    const Tensors expected(golden::folder("schedulers") / ("pndm-" + std::string(GetParam()) + ".safetensors"));
    for (const int steps : {1, 2, 7, 25}) {
        int calls = 0;
        const auto output = [&](const at::Tensor&, std::int64_t, bool) {
            return expected["output"] * (1 + 0.3 * calls++ / steps);
        };
        sampleWith(
            Sampler::ancestral, *scheduler, steps, {}, output, [&] { return expected["start"]; },
            [&](const SamplerStep& step) {
                if (step.step == 0)
                    return;
                const auto name = "walk." + std::to_string(steps) + "." + std::to_string(step.step - 1) + ".x";
                EXPECT_TRUE(isClose(step.sample, expected[name], kCleanTolerance)) << name;
            });
        EXPECT_EQ(calls, steps == 1 ? 1 : steps + 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Predictions, GoldenLinearMultistepSampler, ::testing::Values("epsilon", "v_prediction"),
                         [](const auto& instance) { return golden::testName(instance.param); });

TEST(PndmScheduler, WithRungeKuttaStepsIsRefusedByItsKey) {
    auto json = ComponentConfig::read(golden::folder("schedulers") / "pndm-epsilon.config.json").json();
    json["skip_prk_steps"] = false;
    try {
        DdimSchedulerConfig::from(ComponentConfig::parse(json.dump(), "scheduler_config.json"), true);
        FAIL() << "nothing was refused";
    } catch (const ModelError& error) {
        EXPECT_NE(std::string(error.what()).find("skip_prk_steps"), std::string::npos);
    }
}

class GoldenImplicitSampler : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        auto config =
            DdpmSchedulerConfig::from(ComponentConfig::read(golden::folder("schedulers") / "ddpm.config.json"));
        config.prediction = GetParam() == std::string("sample") ? Prediction::sample : Prediction::epsilon;
        scheduler_ = std::make_unique<DdpmScheduler>(config);
    }

    Predict sameOutput() {
        return [this](const at::Tensor&, std::int64_t, bool) { return expected_["output"]; };
    }
    StepWatch comparing(const std::string& walk) {
        return [this, walk](const SamplerStep& step) {
            if (step.step == 0)
                return;
            const auto expected = expected_[walk + std::to_string(step.step - 1) + ".x"];
            EXPECT_TRUE(isClose(step.sample, expected, toleranceAfter(step.step))) << walk << step.step;
        };
    }

    std::unique_ptr<const Scheduler> scheduler_;
    Tensors expected_{golden::folder("schedulers") / ("ddim-" + std::string(GetParam()) + ".safetensors")};
};

TEST_P(GoldenImplicitSampler, PaintsAsTheReferenceDoes) {
    for (const int steps : {2, 7, 25})
        for (const char* newNoise : {"0", "0.5"}) {
            const std::string walk = "forth." + std::to_string(steps) + "." + newNoise + ".";
            int draws = -1;  // the first is for the shape alone
            sampleImplicit(
                *scheduler_, steps, expected_["start"], std::stod(newNoise), sameOutput(),
                [&] {
                    return draws++ < 0 ? expected_["start"] : expected_[walk + std::to_string(draws - 1) + ".noise"];
                },
                comparing(walk));
            EXPECT_EQ(draws, std::stod(newNoise) > 0 ? steps - 1 : 0) << walk;
        }
}

TEST_P(GoldenImplicitSampler, GoesBackAsTheReferenceDoes) {
    for (const int steps : {2, 7, 25})
        invertImplicit(*scheduler_, steps, expected_["start"], sameOutput(),
                       comparing("back." + std::to_string(steps) + "."));
}

INSTANTIATE_TEST_SUITE_P(Predictions, GoldenImplicitSampler, ::testing::Values("epsilon", "sample"),
                         [](const auto& instance) { return golden::testName(instance.param); });

}  // namespace
}  // namespace unclip
