#pragma once

#include <optional>

#include "engine/train/dataset.h"
#include "engine/train/judge.h"
#include "engine/train/trainer.h"

namespace unclip {

/// Teaches the judge what is on drawn scenes, held-out combinations included: it has to know what the painter must not.
class JudgeLesson : public Lesson {
public:
    /// `folder` is where the weights go.
    JudgeLesson(const TrainingSettings& settings, std::filesystem::path folder);

    std::string name() const override { return "judge"; }
    ParameterStore& store() override { return store_; }
    Batch load(std::int64_t first, std::int64_t count) const override;
    at::Tensor loss(const Batch& batch, StepRandom& random) override;
    void writeWeights() const override;

private:
    std::filesystem::path folder_;
    Device device_;
    SceneDataset scenes_;
    ParameterStore store_;
    JudgeNetwork network_;
};

}  // namespace unclip
