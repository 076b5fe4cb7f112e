#pragma once

#include <optional>

#include "engine/decoder/unet.h"
#include "engine/diffusion/unclip_scheduler.h"
#include "engine/train/dataset.h"
#include "engine/train/paintbox_folder.h"
#include "engine/train/trainer.h"

namespace unclip {

struct UpsamplerLessonSettings {
    int crop = 64;       ///< side of the parts that it learns from, pixels of the large picture
    double noise = 0.1;  ///< largest deviation of the noise on small pictures (-1..1), which a decoder's have too
    double blur = 0.8;   ///< largest deviation of the blur on small pictures, in their pixels
};

/// Learns to paint the large picture from the decoder's small one (Ramesh et al. 2022, section 2.1): on crops, with
/// small pictures spoilt a little, since those that it will get are not perfect. Predicts the clean picture. The
/// network is written as both super_res_first and super_res_last.
class UpsamplerLesson : public Lesson {
public:
    UpsamplerLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                    const UpsamplerLessonSettings& own = {});

    std::string name() const override { return "upsampler"; }
    ParameterStore& store() override { return store_; }
    Batch load(std::int64_t first, std::int64_t count) const override;
    at::Tensor loss(const Batch& batch, StepRandom& random) override;
    void writeWeights() const override;

    /// Pictures that it never learned from, reduced, and below them what it makes of that.
    SampleSheet sheet() const override;

private:
    at::Tensor reduced(const cv::Mat& picture) const;

    const PaintboxFolder& folder_;
    const Dataset& dataset_;
    UpsamplerLessonSettings own_;
    Device device_;
    std::uint64_t seed_;
    int side_, smallSide_;
    ParameterStore store_;
    UnclipScheduler scheduler_;
    std::optional<Unet> upsampler_, averaged_;
};

}  // namespace unclip
