#pragma once

#include "engine/pipeline/tasks/painting_task.h"
#include "engine/pipeline/tasks/windows.h"

namespace unclip {

/// A larger picture of the same (upscale), window by window: by the upsampler alone.
class Enlarge : public PaintingTask {
public:
    using PaintingTask::PaintingTask;

    void check() const override;
    void read() override;
    double work() const override;
    void paint(int first, int count) override;

protected:
    /// How many times as large each window becomes: a whole number that divides its side, as few times as are asked for
    /// or else most(), since the work grows with its square.
    int factor() const;
    /// As many times as the upsampler makes the decoder's pictures.
    virtual int most() const;
    virtual int overlap() const;
    virtual double workOfWindow() const { return workOfUpsampler(); }

    /// The picture, enlarged by the factor, CV_8UC3.
    virtual cv::Mat larger(Noise& noise, int index);

    cv::Mat picture_, alpha_;        ///< alpha is empty when the picture is opaque
    std::vector<cv::Rect> windows_;  ///< over the picture, enlarged by the factor
};

/// A larger picture with new detail (upscale with detail): the decoder paints each window again, from what is there
/// under noise and from CLIP's embedding of that, since the whole picture's would put its thing into every window.
/// Needs no upsampler.
class EnlargeWithDetail : public Enlarge {
public:
    using Enlarge::Enlarge;

    void check() const override;
    bool looksAtPrompt() const override;

protected:
    int most() const override { return windowSide(painting_); }
    int overlap() const override;
    double workOfWindow() const override;
    cv::Mat larger(Noise& noise, int index) override;
};

}  // namespace unclip
