// What becomes of a job when the GPU stops computing: its driver is reset, or it is taken away.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.h"
#include "engine/device/torch_errors.h"
#include "tests/engine/gpu_jobs.h"
#include "tests/engine/pretended_gpu.h"

namespace unclip {
namespace {

using namespace tests;
using testing::HasSubstr;

class GpuIsLost : public testing::TestWithParam<const char*> {
protected:
    ~GpuIsLost() override { setGpuLost(false); }

    /// What a job says when it ends because of the GPU; "painted" when it doesn't.
    static std::string sentenceOfJob(LoadedModel& model, const Request& request, const JobEvents& events = {}) {
        try {
            withOurErrors([&] { Painter(model, request, {.picturesAtOnce = 1}, events, {}).paint(); });
        } catch (const DeviceLost& error) {
            EXPECT_THAT(error.details(), HasSubstr("launch failure"));
            return error.what();
        }
        return "painted";
    }

    JobFolder folder_;
};

TEST_P(GpuIsLost, AtAnyPointTheJobEndsInOneSentenceAndTheNextOneIsTheCpus) {
    Request request = folder_.request(Task::generate, GetParam());
    request.priorSteps = request.decoderSteps = request.upsamplerSteps = 2;
    PretendedGpu gpu;
    std::int64_t allocations = 0;
    {
        LoadedModel model(request.model, gpu.device());
        gpu.loseAt(-1);  // counts
        ASSERT_EQ(sentenceOfJob(model, request), "painted");
        allocations = gpu.allocations();
    }
    constexpr int kPoints = 12;
    for (int point = 0; point < kPoints; ++point) {
        setGpuLost(false);
        {
            LoadedModel model(request.model, gpu.device());
            gpu.loseAt(allocations * point / kPoints);
            EXPECT_THAT(sentenceOfJob(model, request), HasSubstr("The GPU stopped computing")) << point;
        }
        const Device next = chooseDevice(DeviceChoice::automatic, DtypeChoice::float32);
        EXPECT_TRUE(next.device.is_cpu());
        EXPECT_THAT(whyChosen(DeviceChoice::automatic, DtypeChoice::float32).front().inEnglish(),
                    HasSubstr("start the program anew"));
        EXPECT_THROW(chooseDevice(DeviceChoice::cuda, DtypeChoice::float32), RequestError);
        LoadedModel onCpu(request.model, next);
        EXPECT_EQ(sentenceOfJob(onCpu, request), "painted");
    }
}

TEST_P(GpuIsLost, PicturesThatWereDoneBeforeAreKept) {
    Request request = folder_.request(Task::generate, GetParam());
    request.count = 3;
    request.priorSteps = request.decoderSteps = request.upsamplerSteps = 2;
    PretendedGpu gpu;
    LoadedModel model(request.model, gpu.device());
    int done = 0;
    JobEvents events;
    events.picture = [&](const PaintedPicture&) {
        if (++done == 2)
            gpu.loseAt(5);
    };
    EXPECT_THAT(sentenceOfJob(model, request, events), HasSubstr("The GPU stopped computing"));
    EXPECT_EQ(done, 2);
}

INSTANTIATE_TEST_SUITE_P(Models, GpuIsLost,
                         testing::Values("karlo-small/model", "paintbox-latents-small/model",
                                         "kandinsky-small/model/decoder"),
                         [](const auto& info) {
                             const std::string model = info.param;
                             return model.substr(0, model.find('-'));
                         });

TEST(IsDeviceLost, NeitherForMemoryNorForOurOwnFaults) {
    const auto lost = [](const std::string& what) { return isDeviceLost(c10::Error({"f", "file", 1}, what)); };
    EXPECT_TRUE(lost("CUDA error: an illegal memory access was encountered"));
    EXPECT_TRUE(lost("CUDA error: device-side assert triggered"));
    EXPECT_TRUE(lost("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"));
    EXPECT_TRUE(lost("CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm`"));
    EXPECT_FALSE(lost("CUDA out of memory. Tried to allocate 2.00 GiB"));
    for (const char* memory :
         {"CUDA error: out of memory", "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"}) {
        EXPECT_FALSE(lost(memory));
        EXPECT_TRUE(isOutOfMemory(c10::Error({"f", "file", 1}, memory)));
    }
    EXPECT_FALSE(lost("The size of tensor a (3) must match the size of tensor b (4)"));
}

}  // namespace
}  // namespace unclip
