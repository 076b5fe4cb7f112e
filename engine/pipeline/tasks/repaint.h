#pragma once

#include "engine/pipeline/tasks/painting_task.h"

namespace unclip {

/// The part of a picture that a mask marks, painted anew (inpaint), or again at the decoder's full resolution (detail).
class Repaint : public PaintingTask {
public:
    using PaintingTask::PaintingTask;

    void read() override;
    double work() const override;
    void paint(int first, int count) override;

protected:
    bool followsPrompt() const override { return !followsThePicture(); }

private:
    /// Detail without a prompt: each window shows what it showed before.
    bool followsThePicture() const;

    cv::Mat picture_, mask_;         ///< of the same size; 255: repaint
    cv::Mat alpha_;                  ///< of the pictures; empty: opaque
    std::vector<cv::Rect> windows_;  ///< in the order in which they are painted
};

}  // namespace unclip
