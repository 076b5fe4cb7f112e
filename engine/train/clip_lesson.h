#pragma once

#include <optional>

#include "engine/train/frozen_clip.h"
#include "engine/train/trainer.h"

namespace unclip {

struct ClipLessonSettings {
    bool textLocked = false;  ///< the text encoder stays as it is; pictures learn to meet it (Zhai et al. 2022, "LiT")
};

/// Learns CLIP by contrast: every picture of a batch shall be nearest to its own caption (Radford et al. 2021,
/// section 2.3), with a learned temperature. A new folder also gets its tokenizer and the list of words it knows, from
/// the captions.
class ClipLesson : public Lesson {
public:
    /// Throws ModelError when the text encoder is locked and has no weights yet.
    ClipLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
               const ClipLessonSettings& own = {});

    std::string name() const override { return "clip"; }
    ParameterStore& store() override { return store_; }
    Batch load(std::int64_t first, std::int64_t count) const override;
    /// Every picture is compared with every caption of its batch.
    bool learnsFromParts() const override { return false; }
    at::Tensor loss(const Batch& batch, StepRandom& random) override;
    void writeWeights() const override;

    /// How many of `count` examples that were never trained on have their own caption as the nearest of all, 0..1.
    double firstCaptionIsRight(std::int64_t count) const;

private:
    at::Tensor withOwn(const at::Tensor& rows) const;

    const PaintboxFolder& folder_;
    const Dataset& dataset_;
    std::vector<std::string> learned_;  ///< components
    Device device_;
    std::shared_ptr<ProcessGroup> processes_;
    ParameterStore store_;
    std::optional<BpeTokenizer> tokenizer_;
    std::optional<TextEncoder> textEncoder_, averagedTextEncoder_;
    std::optional<ImageEncoder> imageEncoder_, averagedImageEncoder_;
    std::optional<ExampleReader> reader_;
    at::Tensor logScale_;
};

}  // namespace unclip
