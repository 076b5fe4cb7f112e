#pragma once

#include "engine/pipeline/tasks/painting_task.h"

namespace unclip {

/// Whole pictures, decoder and upsampler one after the other; several share a batch.
class WholePictures : public PaintingTask {
public:
    using PaintingTask::PaintingTask;

    int picturesAtOnce(int wanted) const override { return wanted; }
    void read() override;
    void paint(int first, int count) override;

protected:
    /// What the decoder sees, one row a picture or one for all.
    virtual ImageCondition condition(Noise& noise) = 0;
    /// What CLIP is to find in the pictures, [1, width].
    virtual at::Tensor wanted() const = 0;
    /// What the decoder starts from; pure noise where nothing is said.
    virtual Edit start() const { return {}; }
};

/// Pictures from a prompt (generate).
class Generate : public WholePictures {
public:
    using WholePictures::WholePictures;

    double work() const override;

protected:
    ImageCondition condition(Noise& noise) override;
    at::Tensor wanted() const override { return painting_.text.captionEmbedding(); }
};

/// Pictures like a picture (vary; Ramesh et al. 2022, section 3.1).
class Vary : public WholePictures {
public:
    using WholePictures::WholePictures;

    void read() override;
    double work() const override;
    void prepare() override;

protected:
    ImageCondition condition(Noise&) override { return {embedding_, {}}; }
    at::Tensor wanted() const override { return embedding_; }
    Edit start() const override { return start_; }

private:
    cv::Mat picture_;
    at::Tensor embedding_;
    Edit start_;
};

}  // namespace unclip
