#pragma once

#include "engine/pipeline/tasks/painting_task.h"

namespace unclip {

/// The way from one picture to another, or along a difference of two texts (mix; Ramesh et al. 2022, sections 3.2 and
/// 3.3). Every picture of the strip has the request's own seed, so that nothing changes but the embedding.
class Mix : public PaintingTask {
public:
    using PaintingTask::PaintingTask;

    void read() override;
    double work() const override;
    void prepare() override;
    int pictures() const override { return painting_.request.mix.steps; }
    void paint(int first, int count) override;

private:
    bool goesAlongText() const { return !painting_.request.mix.toText.empty(); }

    cv::Mat firstPicture_, secondPicture_;
    at::Tensor from_, to_, fromText_, toText_;  ///< embeddings; `to` or the texts
    at::Tensor noiseAtStart_, noiseAtEnd_;      ///< undefined: from pure noise
};

}  // namespace unclip
