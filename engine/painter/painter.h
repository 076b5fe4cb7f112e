#pragma once

#include <functional>
#include <memory>

#include "engine/base/error.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/pipeline/tasks/painting_task.h"
#include "engine/request/engine.h"

namespace unclip {

/// Turns a request into pictures: runs its task over all of them, batch by batch.
class Painter {
public:
    /// `dump` takes every intermediate tensor, if there is one; who gave it writes the file of the options.
    Painter(LoadedModel& model, const Request& request, const JobOptions& options, const JobEvents& events,
            std::stop_token stop, TensorDump* dump = nullptr);

    /// Throws ModelError, PictureError, RequestError, OutOfMemory, Cancelled.
    JobResult paint();

private:
    void readPrompt();
    /// Tells what the request sets and this model doesn't use.
    void noteUnused();
    /// Runs `work`; when a GPU's memory doesn't suffice, once more with networks that take turns. Throws OutOfMemory.
    void withRoom(const std::function<void()>& work);
    /// Whether something is left to try when memory ran out: frees it, and lets networks take turns from now on.
    bool makesRoom();
    OutOfMemory noRoom() const;
    /// Runs the task over all pictures; in smaller batches when memory runs out.
    void paintBatches();
    void finish(int index, std::uint64_t seed, const cv::Mat& pixels);

    LoadedModel& model_;
    const Request request_;
    JobWatch watch_;
    Stages stages_;
    const int picturesWanted_;  ///< at once
    MemoryPlan plan_;
    Painting painting_;
    std::unique_ptr<PaintingTask> task_;
    JobResult result_;
};

}  // namespace unclip
