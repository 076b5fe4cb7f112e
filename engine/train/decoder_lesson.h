#pragma once

#include <optional>

#include "engine/decoder/autoencoder_kl.h"
#include "engine/decoder/text_projection.h"
#include "engine/decoder/unet.h"
#include "engine/diffusion/unclip_scheduler.h"
#include "engine/prior/prior_transformer.h"
#include "engine/train/encoded_examples.h"
#include "engine/train/frozen_clip.h"
#include "engine/train/trainer.h"

namespace unclip {

struct DecoderLessonSettings {
    double embeddingsDropped =
        0.1;  ///< share of examples without their image embedding (Ramesh et al. 2022, section 2.1)
    double captionsDropped = 0.5;    ///< share of examples without their caption
    double predictedEmbeddings = 0;  ///< share of captioned examples whose image embedding is what the prior makes of
                                     ///< the caption, as when a prompt is painted, and not the picture's own
    int priorSteps = 10;             ///< for these
    double priorGuidance = 2.0;
    double partlyKnown = 0.3;  ///< share of examples of which the network sees a part, for inpainting
    double noisier = 1;        ///< share of examples whose timestep is the larger of two draws, so that they learn
                               ///< things' outlines; the others' is drawn evenly, for strokes and other fine detail
    int reuse = 1;  ///< how often each example is learned from, about, where it has to be encoded as latents first
    double sheetGuidance = 3.0;
    int sheetSteps = 25;
};

/// Learns to paint a picture, or its latents where the folder has an autoencoder, from CLIP's embedding of it and its
/// caption, as a whole or where a mask leaves it open (GLIDE's further input channels). Predicts the clean picture,
/// weighted by min(SNR + 1, 5).
class DecoderLesson : public Lesson {
public:
    DecoderLesson(const PaintboxFolder& folder, const Dataset& dataset, const TrainingSettings& settings,
                  const DecoderLessonSettings& own = {});

    std::string name() const override { return "decoder"; }
    ParameterStore& store() override { return store_; }
    Batch load(std::int64_t first, std::int64_t count) const override;
    at::Tensor loss(const Batch& batch, StepRandom& random) override;
    void writeWeights() const override;

    /// Pictures that it never learned from, and below them what it paints from their embeddings and captions.
    SampleSheet sheet() const override;

private:
    std::int64_t pictureSide() const;
    /// What is painted of pictures [batch, 3, side, side]: themselves, or their latents. float32.
    at::Tensor paintedOf(const at::Tensor& pictures) const;
    at::Tensor picturesOf(const at::Tensor& painted) const;
    void openAutoencoder();
    void openPrior();
    /// The prior's embeddings for `captions`, [captions, width], float32; `first` names their noise.
    at::Tensor predicted(const EncodedCaptions& captions, std::int64_t first) const;

    /// Tells these data and encoders from others.
    std::string contentOfExamples() const;
    Batch encoded(std::int64_t first, std::int64_t count) const;

    const PaintboxFolder& folder_;
    const Dataset& dataset_;
    DecoderLessonSettings own_;
    Device device_;
    FrozenClip clip_;
    ExampleReader reader_;
    ParameterStore store_;
    UnclipScheduler scheduler_;
    std::optional<TextProjection> projection_, averagedProjection_;
    std::optional<Unet> decoder_, averagedDecoder_;
    std::optional<AutoencoderKl> autoencoder_;  ///< learns nothing here, nor do these two
    std::optional<PriorTransformer> prior_;
    std::optional<UnclipScheduler> priorScheduler_;
    std::optional<EncodedExamples> examples_;
};

/// Which pixels of each picture are known: 1 outside a random rectangle or ellipse, 0 inside; 0 everywhere for the rows
/// that are not in `partly` [batch, bool]. Returns [batch, 1, side, side].
at::Tensor randomKnown(const at::Tensor& partly, std::int64_t side, StepRandom& random);

/// Timesteps of `count` examples, [count], int64, 0 … steps − 1: a share `noisier` of them is the larger of two draws.
at::Tensor drawTimesteps(std::int64_t steps, std::int64_t count, double noisier, StepRandom& random);

}  // namespace unclip
