// What a GPU would refuse or wait for, found on a pretended one.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "engine/base/error.h"
#include "tests/engine/gpu_jobs.h"
#include "tests/engine/pretended_gpu.h"

namespace unclip {
namespace {

using namespace tests;
using testing::IsEmpty;

struct Job {
    const char* family;
    Task task;
};

void PrintTo(const Job& job, std::ostream* out) {
    *out << job.family << ", " << name(job.task);
}

std::vector<Job> allJobs() {
    std::vector<Job> jobs;
    for (const char* family : kFamilies)
        for (const Task task :
             {Task::generate, Task::vary, Task::inpaint, Task::detail, Task::outpaint, Task::mix, Task::upscale})
            jobs.push_back({family, task});
    return jobs;
}

std::string nameOf(const testing::TestParamInfo<Job>& info) {
    std::string text = std::string(info.param.family) + "_" + name(info.param.task);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return text;
}

/// Requests of a job that go different ways through the engine.
std::vector<Request> waysOf(const Job& job, const JobFolder& folder) {
    const Request plain = folder.request(job.task, job.family);
    std::vector<Request> ways{plain};
    const auto add = [&](const std::function<void(Request&)>& change) { change(ways.emplace_back(plain)); };
    if (job.task == Task::generate) {
        add([](Request& r) { r.negativePrompt = "blur"; });
        add([](Request& r) { r.priorMode = PriorMode::text; });
        add([](Request& r) { r.priorMode = PriorMode::none; });
        add([](Request& r) { r.guidance = r.priorGuidance = 1; });
        add([](Request& r) { r.ranked = true, r.count = 2; });
        add([](Request& r) { r.bestOf = 2; });
    } else if (std::string(job.family).starts_with("kandinsky") && job.task != Task::vary) {
        return ways;  // each is a picture of its own large size
    } else if (job.task == Task::vary) {
        add([](Request& r) { r.vary.startFromPixels = true, r.strength = 0.6; });
        add([](Request& r) { r.strength = 0.5; });
    } else if (job.task == Task::inpaint || job.task == Task::detail) {
        add([](Request& r) { r.strength = 0.6; });
        add([](Request& r) { r.prompt = ""; });
    } else if (job.task == Task::mix) {
        add([](Request& r) { r.strength = 0.5; });
        add([](Request& r) { r.mix.secondPicture.clear(), r.mix.fromText = "a cat", r.mix.toText = "a dog"; });
    }
    return ways;
}

/// On the way back from a picture to its noise, networks with random weights enlarge the last bits beyond measure.
bool goesBackToNoise(const Request& request) {
    const bool startsFromPicture = request.task == Task::vary || request.task == Task::mix;
    return startsFromPicture && !request.vary.startFromPixels && strengthOf(request) < 1;
}

/// A job's pictures, or nothing where the model can't do it.
std::optional<std::vector<PaintedPicture>> painted(LoadedModel& model, const Request& request, int atOnce,
                                                   const JobEvents& events = {}) {
    try {
        return Painter(model, request, {.picturesAtOnce = atOnce}, events, {}).paint().pictures;
    } catch (const RequestError&) {
        return std::nullopt;
    }
}

/// Notes what a job waits for between the reports of two steps of one stage.
class StepWaits {
public:
    explicit StepWaits(PretendedGpu& gpu) {
        events_.progress = [this, &gpu](const Progress& progress) {
            if (progress.stage == stage_ && progress.step > 1)
                for (const auto& wait : gpu.waits())
                    found.push_back(std::string(name(progress.stage)) + ", step " + std::to_string(progress.step) +
                                    ": " + wait);
            stage_ = progress.stage;
            gpu.forgetWaits();
        };
    }
    const JobEvents& events() const { return events_; }

    std::vector<std::string> found;

private:
    JobEvents events_;
    std::optional<Stage> stage_;
};

class OnAGpu : public testing::TestWithParam<Job> {
protected:
    JobFolder folder_;
};

TEST_P(OnAGpu, EveryWayThroughAJobGivesTheCpusPictureAndAsksForNothingThatAGpuRefuses) {
    PretendedGpu gpu;
    for (const Request& request : waysOf(GetParam(), folder_)) {
        LoadedModel onCpu(request.model, Device{}), onGpu(request.model, gpuUnderTest(gpu));
        const auto wanted = painted(onCpu, request, 1), pictures = painted(onGpu, request, 1);
        ASSERT_EQ(pictures.has_value(), wanted.has_value());
        EXPECT_THAT(gpu.refused(), IsEmpty());
        if (!wanted)
            continue;
        ASSERT_EQ(pictures->size(), wanted->size());
        for (std::size_t i = 0; i < wanted->size(); ++i) {
            if (!goesBackToNoise(request)) {
                EXPECT_LE(meanDifference((*pictures)[i].pixels, (*wanted)[i].pixels),
                          1);  // others differ by 20 and more
            }
            EXPECT_EQ((*pictures)[i].with.device, "GPU");
        }
    }
}

TEST_P(OnAGpu, NothingIsReadBackAndNoCopyBlocksBetweenTwoSteps) {
    PretendedGpu gpu;
    for (const Request& request : waysOf(GetParam(), folder_)) {
        if (request.bestOf.value_or(1) > 1)
            continue;  // choosing among tries is looking at them
        LoadedModel model(request.model, gpu.device());
        painted(model, request, 1);  // weights come with the first picture
        model.results().forget();    // and everything is computed again
        StepWaits waits(gpu);
        painted(model, request, 1, waits.events());
        EXPECT_THAT(waits.found, IsEmpty());
    }
}

TEST_P(OnAGpu, HalfPrecisionsAskForNothingThatAGpuRefusesEither) {
    const bool isLarge = std::string(GetParam().family).starts_with("kandinsky") && GetParam().task != Task::generate &&
                         GetParam().task != Task::vary;
    if (isLarge && !at::hasCUDA())
        GTEST_SKIP() << "Processors take minutes for it in half precision; its networks run in the job that generates.";
    PretendedGpu gpu;
    const Request request = waysOf(GetParam(), folder_).front();
    LoadedModel inFull(request.model, Device{});
    const auto wanted = painted(inFull, request, 1);
    for (const auto dtype : {DtypeChoice::float16, DtypeChoice::bfloat16}) {
        LoadedModel inHalf(request.model, gpuUnderTest(gpu, dtype));
        const auto pictures = painted(inHalf, request, 1);
        EXPECT_THAT(gpu.refused(), IsEmpty());
        ASSERT_EQ(pictures.has_value(), wanted.has_value());
        // Random weights enlarge what is rounded; how much is known of these.
        const bool isBounded = std::string(GetParam().family) == "karlo-small/model" && request.task == Task::generate;
        if (isBounded) {
            EXPECT_LT(meanDifference(pictures->front().pixels, wanted->front().pixels),
                      dtype == DtypeChoice::float16 ? 10 : 16);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Jobs, OnAGpu, testing::ValuesIn(allJobs()), nameOf);

TEST(PretendedGpu, RefusesAndNotesWhatItIsThereFor) {
    PretendedGpu gpu;
    const at::Device device = gpu.device().device;
    const auto there = at::ones({2, 2}).to(device, at::kFloat, true);
    EXPECT_THAT(gpu.waits(), IsEmpty());
    EXPECT_FLOAT_EQ((there * 3).sum().item<float>(), 12);
    EXPECT_EQ(gpu.waits().size(), 1u);
    at::ones({2}).to(device);
    EXPECT_EQ(gpu.waits().size(), 2u);
    EXPECT_THAT(gpu.refused(), IsEmpty());
    there + at::ones({});  // a number
    EXPECT_THAT(gpu.refused(), IsEmpty());
    EXPECT_THROW(there + at::ones({2, 2}), c10::Error);  // libtorch refuses this by itself
    at::index_select(there, 0, at::ones({1}, at::kLong));
    EXPECT_THAT(gpu.refused(), testing::ElementsAre(testing::HasSubstr("two devices")));
    there.to(at::kDouble);
    EXPECT_THAT(gpu.refused().back(), testing::HasSubstr("float64"));
}

TEST(PretendedGpu, HasTheMemoryThatItIsGiven) {
    const std::uint64_t before = PretendedGpu().used();
    PretendedGpu gpu(1000);
    const auto options = at::TensorOptions(gpu.device().device);
    {
        const auto first = at::empty({200}, options);
        EXPECT_EQ(gpu.used() - before, 800u);
        EXPECT_EQ(gpu.device().freeBytes, 200u);
        EXPECT_THROW(at::empty({100}, options), c10::OutOfMemoryError);
        const auto view = first.narrow(0, 3, 5);  // takes nothing
        EXPECT_EQ(gpu.used() - before, 800u);
    }
    EXPECT_EQ(gpu.used(), before);
    EXPECT_NO_THROW(at::empty({250}, options));
}

}  // namespace
}  // namespace unclip
