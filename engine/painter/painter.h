#pragma once

#include <memory>

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
    /// Runs the task over all pictures; in smaller batches when memory runs out.
    void paintBatches();
    void finish(int index, std::uint64_t seed, const cv::Mat& pixels);

    LoadedModel& model_;
    const Request request_;
    JobWatch watch_;
    const int picturesAtOnce_;
    Stages stages_;
    Painting painting_;
    std::unique_ptr<PaintingTask> task_;
    JobResult result_;
};

}  // namespace unclip
