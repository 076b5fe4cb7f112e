#include "engine/painter/benchmark.h"

#include <algorithm>
#include <chrono>

#include "engine/base/resources.h"
#include "engine/device/device_memory.h"
#include "engine/device/machine_peak.h"
#include "engine/device/work_counter.h"
#include "engine/painter/painter.h"

namespace unclip {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Collects what passes between the beginning of one stage and that of the next.
class StageRecorder {
public:
    StageRecorder(const WorkCounter& counter, at::Device device) : counter_(counter), device_(device) {}

    void enter(Stage stage) {
        close();
        current_ = stage;
        begin_ = Clock::now();
        operationsBefore_ = counter_.operations();
        secondsBefore_ = counter_.seconds();
        resetPeakBytes(device_);
    }

    void close() {
        if (!current_)
            return;
        waitFor(device_);
        const auto found =
            std::find_if(stages_.begin(), stages_.end(), [&](const auto& each) { return each.stage == *current_; });
        StageMeasure& measure = found != stages_.end() ? *found : stages_.emplace_back();
        measure.stage = *current_;
        measure.seconds += secondsSince(begin_);
        measure.operations += counter_.operations() - operationsBefore_;
        if (device_.is_cpu())
            for (std::size_t kind = 0; kind < kOperationKinds.size(); ++kind)
                measure.secondsOfKinds[kind] += counter_.seconds()[kind] - secondsBefore_[kind];
        measure.peakBytes = std::max(measure.peakBytes, peakBytes(device_));
        current_.reset();
    }

    std::optional<Stage> current() const { return current_; }
    std::vector<StageMeasure> stages() const { return stages_; }

private:
    const WorkCounter& counter_;
    const at::Device device_;
    std::vector<StageMeasure> stages_;
    std::optional<Stage> current_;
    Clock::time_point begin_;
    double operationsBefore_ = 0;
    std::array<double, kOperationKinds.size()> secondsBefore_{};
};

}  // namespace

BenchmarkResult benchmark(const Request& request, const JobEvents& events, std::stop_token stop) {
    const c10::InferenceMode noGradients;
    const Device device = chooseDevice(request.device, request.dtype);
    BenchmarkResult result;
    result.device = device.inWords();
    result.peak = measurePeak(device);

    WorkCounter counter;
    StageRecorder recorder(counter, device.device);
    const auto begin = Clock::now();
    recorder.enter(Stage::load);
    LoadedModel model(modelOrShipped(request.model), device, request.priorFolder);
    model.forEachPart([](auto& part) {
        if (part.exists())
            part.load();
    });
    model.promptReader();

    JobEvents measured;
    measured.progress = [&](const Progress& step) {
        if (recorder.current() != step.stage)
            recorder.enter(step.stage);
        if (events.progress)
            events.progress(step);
    };
    Painter(model, request, {}, measured, std::move(stop)).paint();
    recorder.close();
    result.seconds = secondsSince(begin);
    result.stages = recorder.stages();
    for (const auto& stage : result.stages) result.peakBytes = std::max(result.peakBytes, stage.peakBytes);
    return result;
}

}  // namespace unclip
