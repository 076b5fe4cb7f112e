#pragma once

#include <optional>

#include "engine/diffusion/unclip_scheduler.h"
#include "engine/prior/prior_transformer.h"
#include "engine/train/frozen_clip.h"
#include "engine/train/trainer.h"

namespace unclip {

struct PriorLessonSettings {
    double captionsDropped = 0.1;  ///< share of examples without their caption, for guidance
    std::int64_t measured = 2048;  ///< examples from which the embeddings' mean and deviation are taken
};

/// Learns to predict the clean image embedding from a noisy one and the caption (Ramesh et al. 2022, section 2.2,
/// equation 2).
class PriorLesson : public Lesson {
public:
    PriorLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                const PriorLessonSettings& own = {});

    std::string name() const override { return "prior"; }
    ParameterStore& store() override { return store_; }
    Batch load(std::int64_t first, std::int64_t count) const override { return reader_.read(first, count, 0); }
    at::Tensor loss(const Batch& batch, StepRandom& random) override;
    void writeWeights() const override;

private:
    void measureEmbeddings();

    const PaintboxFolder& folder_;
    PriorLessonSettings own_;
    Device device_;
    FrozenClip clip_;
    ExampleReader reader_;
    ParameterStore store_;
    UnclipScheduler scheduler_;
    std::optional<PriorTransformer> prior_;
};

}  // namespace unclip
