#pragma once

#include <optional>

#include "engine/decoder/autoencoder_kl.h"
#include "engine/train/dataset.h"
#include "engine/train/paintbox_folder.h"
#include "engine/train/patch_discriminator.h"
#include "engine/train/trainer.h"

namespace unclip {

struct AutoencoderLessonSettings {
    int crop = 128;                   ///< side of the parts that it learns from, in pixels
    double colours = 2;               ///< weight of the colours' differences from grey
    double broad = 4;                 ///< weight of the squared differences of means of 8 × 8 pixels
    double edges = 1;                 ///< weight of the differences of gradients …
    double edgesFrom = 8000;          ///< … reached after so many examples, from a quarter of it at the beginning
    double divergence = 1e-4;         ///< weight of the posterior's divergence from a normal distribution
    double discriminator = 0;         ///< weight of adversarialLoss(); 0: there is no discriminator
    double discriminatorFrom = 8000;  ///< examples after which it counts; until then it only learns
    bool decoderAlone = false;        ///< the encoder stays, and with it the latents that a decoder was trained for
};

/// Learns an AutoencoderKL: pictures to latents and back (Rombach et al. 2022), on crops. Differences of pixels teach
/// colours first, differences of gradients then make edges and strokes crisp. The divergence keeps latents from growing
/// without end and lets noise into them, so that near latents give near pictures. Differences alone make soft what
/// can't be foretold, such as the strokes of a brush; a discriminator of patches, late, makes it crisp (Esser et al.
/// 2021). With the weights, the config gets the scale and shift of the latents, measured on pictures that were never
/// learned from.
class AutoencoderLesson : public Lesson {
public:
    AutoencoderLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                      const AutoencoderLessonSettings& own = {});

    std::string name() const override { return "autoencoder"; }
    ParameterStore& store() override { return store_; }
    Batch load(std::int64_t first, std::int64_t count) const override;
    at::Tensor loss(const Batch& batch, StepRandom& random) override;
    void writeWeights() const override;

    /// Pictures that it never learned from, and below them what is left of them; the note says their PSNR.
    SampleSheet sheet() const override;

private:
    void keepEncoder();
    void addDiscriminator();
    at::Tensor discrimination(const at::Tensor& drawn, const at::Tensor& restored, std::int64_t position) const;
    at::Tensor heldOut(std::int64_t first, std::int64_t count) const;

    const PaintboxFolder& folder_;
    const Dataset& dataset_;
    AutoencoderLessonSettings own_;
    Device device_;
    std::uint64_t seed_;
    int side_;
    ParameterStore store_;
    std::optional<AutoencoderKl> autoencoder_, averaged_;
    /// The discriminator that learns, and the same one as the autoencoder meets it: a judge that it can't change.
    std::optional<PatchDiscriminator> discriminator_, metDiscriminator_;
};

/// How unlike two batches of pictures [batch, 3, height, width] are, [], float32: the mean absolute difference of
/// pixels, of colours less grey, of gradients at three scales, and the squared one of means of 8 × 8 pixels, as
/// `weights` says. `edges`: weight of the gradients.
at::Tensor pictureDifference(const at::Tensor& pictures, const at::Tensor& wanted,
                             const AutoencoderLessonSettings& weights, double edges);

}  // namespace unclip
