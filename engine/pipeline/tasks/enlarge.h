#pragma once

#include "engine/pipeline/tasks/painting_task.h"

namespace unclip {

/// A larger picture of the same (upscale): the upsampler alone, window by window.
class Enlarge : public PaintingTask {
public:
    using PaintingTask::PaintingTask;

    void check() const override;
    void read() override;
    double work() const override;
    void paint(int first, int count) override;

private:
    /// How many times as large each window becomes: at most as many times as the upsampler makes the decoder's
    /// pictures, and fewer where that is enough, since the work grows with its square.
    int factor() const;

    cv::Mat picture_, alpha_;        ///< alpha is empty when the picture is opaque
    std::vector<cv::Rect> windows_;  ///< over the picture, enlarged by the factor
};

}  // namespace unclip
