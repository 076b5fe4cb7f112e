#pragma once

#include "engine/pipeline/tasks/painting_task.h"

namespace unclip {

/// A picture continued beyond its frame (outpaint): a row of windows, the one with most known pixels first.
class Extend : public PaintingTask {
public:
    using PaintingTask::PaintingTask;

    void read() override;
    double work() const override;
    void paint(int first, int count) override;

private:
    cv::Mat canvas_, unknown_;  ///< the picture on its larger canvas; 255: not painted yet
    cv::Mat alpha_;             ///< of the pictures; empty: opaque
    std::vector<cv::Rect> windows_;
};

}  // namespace unclip
