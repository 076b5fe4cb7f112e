// How a job uses a GPU's memory, on pretended ones of every size.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "engine/base/error.h"
#include "engine/painter/device_report.h"
#include "tests/engine/gpu_jobs.h"
#include "tests/engine/pretended_gpu.h"

namespace unclip {
namespace {

using namespace tests;
using testing::HasSubstr;

struct Painted {
    std::vector<PaintedPicture> pictures;
    std::vector<std::string> notes;
    bool wasOutOfMemory = false;
};

Painted paint(LoadedModel& model, const Request& request, int atOnce = 0, JobEvents events = {}) {
    Painted result;
    events.note = [&](const Sentence& sentence) { result.notes.push_back(sentence.inEnglish()); };
    try {
        result.pictures = Painter(model, request, {.picturesAtOnce = atOnce}, events, {}).paint().pictures;
    } catch (const OutOfMemory& error) {
        EXPECT_THAT(error.what(), HasSubstr("memory on the GPU"));
        result.wasOutOfMemory = true;
    }
    return result;
}

MemoryPlan planOf(const Request& request, LoadedModel& model, int atOnce = 1) {
    return MemoryPlan::of(request, PaintSettings::from(request, model), model, atOnce);
}

class GpuMemory : public testing::Test {
protected:
    /// As a GPU of endless memory would do it, and one with so little that networks must take turns.
    std::pair<std::uint64_t, std::uint64_t> needsOf(const Request& request) {
        PretendedGpu tiny(1);
        LoadedModel inTurns(request.model, tiny.device());
        const auto turns = planOf(request, inTurns);
        EXPECT_TRUE(turns.partsTakeTurns);
        PretendedGpu endless;
        LoadedModel together(request.model, endless.device());
        return {planOf(request, together).needed, turns.needed};
    }

    JobFolder folder_;
};

/// A job that memory runs out in, at one of the points that are spread evenly over all that it asks for.
struct Shortage {
    const char* family;
    Task task;
    int count;
    bool ranked;
    double strength;
};

class GpuMemoryRunsOut : public testing::TestWithParam<Shortage> {
protected:
    JobFolder folder_;
};

TEST_P(GpuMemoryRunsOut, AtAnyPointAndTheJobIsPaintedAfterAllOrEndsInOneSentenceAndTheNextOneIsPainted) {
    Request request = folder_.request(GetParam().task, GetParam().family);
    request.count = GetParam().count;
    request.ranked = GetParam().ranked;
    request.priorSteps = request.decoderSteps = request.upsamplerSteps = 2;
    if (GetParam().strength < 1)
        request.strength = GetParam().strength;
    PretendedGpu gpu;
    const std::uint64_t before = gpu.used();
    Painted wanted;
    std::int64_t allocations = 0;
    {
        LoadedModel model(request.model, gpu.device());
        gpu.runOutAt(-1);  // counts
        wanted = paint(model, request, 2);
        allocations = gpu.allocations();
    }
    constexpr int kPoints = 16;
    for (int point = 0; point < kPoints; ++point) {
        SCOPED_TRACE("allocation " + std::to_string(allocations * point / kPoints) + " of " +
                     std::to_string(allocations));
        LoadedModel model(request.model, gpu.device());
        gpu.runOutAt(allocations * point / kPoints);
        const Painted first = paint(model, request, 2);
        EXPECT_FALSE(first.wasOutOfMemory);  // once only, so there is always another way
        EXPECT_FALSE(first.notes.empty());
        const Painted second = paint(model, request, 2);
        for (const Painted* each : {&first, &second}) {
            ASSERT_EQ(each->pictures.size(), wanted.pictures.size());
            for (const auto& picture : each->pictures) {
                const auto same = std::find_if(wanted.pictures.begin(), wanted.pictures.end(),
                                               [&](const auto& other) { return other.index == picture.index; });
                ASSERT_NE(same, wanted.pictures.end());
                EXPECT_LE(meanDifference(picture.pixels, same->pixels), 1);
            }
        }
    }
    EXPECT_EQ(gpu.used(), before);
}

INSTANTIATE_TEST_SUITE_P(Jobs, GpuMemoryRunsOut,
                         testing::Values(Shortage{"paintbox-small/model", Task::generate, 3, true, 1},
                                         Shortage{"karlo-small/model", Task::inpaint, 1, false, 1},
                                         Shortage{"paintbox-latents-small/model", Task::vary, 2, false, 0.5},
                                         Shortage{"kandinsky-small/model/decoder", Task::vary, 2, false, 1}));

TEST_F(GpuMemory, WhatFitsStaysSoThatTheNextPictureBringsNoWeights) {
    PretendedGpu gpu(4ull << 30);
    const Request request = folder_.request(Task::generate);
    LoadedModel model(request.model, gpu.device());
    EXPECT_FALSE(planOf(request, model).partsTakeTurns);
    paint(model, request);
    const auto uploaded = gpu.uploadedBytes();
    paint(model, request);
    EXPECT_LT(gpu.uploadedBytes() - uploaded, uploaded / 4);  // noise
}

TEST_F(GpuMemory, WhereNotAllFitsNetworksTakeTurnsAndPaintTheSamePicture) {
    const Request request = folder_.request(Task::generate);
    const auto [together, inTurns] = needsOf(request);
    ASSERT_LT(inTurns, together);
    PretendedGpu endless;
    LoadedModel unbounded(request.model, endless.device());
    const auto wanted = paint(unbounded, request).pictures.front().pixels;
    PretendedGpu gpu((together + inTurns) / 2 * 10 / 9);
    LoadedModel model(request.model, gpu.device());
    EXPECT_TRUE(planOf(request, model).partsTakeTurns);
    std::map<Stage, std::uint64_t> usedAtStart;
    JobEvents events;
    const std::uint64_t before = gpu.used();
    events.progress = [&](const Progress& progress) { usedAtStart.try_emplace(progress.stage, gpu.used() - before); };
    const auto painted = paint(model, request, 1, events);
    EXPECT_THAT(painted.notes, testing::IsEmpty());
    EXPECT_LE(meanDifference(painted.pictures.at(0).pixels, wanted), 0);
    // Text encoder, prior and decoder each left before the next one came.
    EXPECT_LT(usedAtStart.at(Stage::prior), model.textEncoder.bytes());
    EXPECT_LT(usedAtStart.at(Stage::decoder), model.prior.bytes());
    EXPECT_LT(usedAtStart.at(Stage::upsampler), model.decoder.bytes());
    EXPECT_LT(gpu.used() - before, model.textProjection.bytes());
}

TEST_F(GpuMemory, FewerPicturesArePaintedAtOnceWhereMemoryIsShort) {
    const Request request = folder_.request(Task::generate);
    PretendedGpu endless;
    LoadedModel unbounded(request.model, endless.device());
    EXPECT_EQ(planOf(request, unbounded, 4).picturesAtOnce, 4);
    PretendedGpu gpu(needsOf(request).second * 10 / 9 + 1000);
    LoadedModel model(request.model, gpu.device());
    EXPECT_EQ(planOf(request, model, 4).picturesAtOnce, 1);
}

TEST_F(GpuMemory, WithFarTooLittleAJobEndsInASentence) {
    PretendedGpu gpu(100'000);
    const Request request = folder_.request(Task::generate);
    LoadedModel model(request.model, gpu.device());
    EXPECT_TRUE(paint(model, request).wasOutOfMemory);
}

TEST_F(GpuMemory, IsForetoldNearlyAsItIsTaken) {
    PretendedGpu gpu;
    for (const char* family : kFamilies)
        for (const int side : {64, 128}) {
            Request request = folder_.request(Task::generate, family);
            request.width = request.height = side;
            LoadedModel model(request.model, gpu.device());
            const std::uint64_t before = gpu.used();
            gpu.resetPeak();
            try {
                Painter(model, request, {.picturesAtOnce = 1}, {}, {}).paint();
            } catch (const RequestError&) {
                continue;  // it paints no prompts, or not in this size
            }
            const double taken = static_cast<double>(gpu.peak() - before);
            const double foretold = static_cast<double>(planOf(request, model).needed);
            EXPECT_GT(foretold / taken, 0.7) << family << ", " << side;
            EXPECT_LT(foretold / taken, 1.8) << family << ", " << side;
        }
}

TEST_F(GpuMemory, IsSpokenOfInWords) {
    const Request request = folder_.request(Task::generate);
    const auto said = [&](PretendedGpu& gpu) {
        LoadedModel model(request.model, gpu.device());
        return reportOf(request, model).sentences.back().inEnglish();
    };
    PretendedGpu large(8'000'000'000);
    EXPECT_THAT(said(large), testing::AllOf(HasSubstr("64 × 64 pixels will need about"), HasSubstr("8.0 GB are free")));
    PretendedGpu small(needsOf(request).second * 10 / 9 + 1000);
    EXPECT_THAT(said(small), HasSubstr("take turns"));
}

}  // namespace
}  // namespace unclip
