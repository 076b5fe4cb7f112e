#pragma once

#include <optional>

#include "engine/clip/image_encoder.h"
#include "engine/clip/image_preprocessing.h"
#include "engine/clip/text_encoder.h"
#include "engine/decoder/autoencoder_kl.h"
#include "engine/decoder/movq.h"
#include "engine/decoder/noisy_embedding.h"
#include "engine/decoder/text_projection.h"
#include "engine/decoder/unet.h"
#include "engine/diffusion/scheduler.h"
#include "engine/pipeline/model_defaults.h"
#include "engine/pipeline/part.h"
#include "engine/pipeline/stage_results.h"
#include "engine/prior/prior_transformer.h"
#include "engine/request/progress.h"
#include "engine/text/prompt_reader.h"

namespace unclip {

/// An opened model of the unCLIP family (Karlo, Karlo variations, Kandinsky 2.2, Stable unCLIP, Paintbox). Opening
/// reads configs only; networks are brought in when they are first used.
class LoadedModel {
public:
    /// `priorFolder`: as ModelLayout::of takes it. Throws ModelError.
    LoadedModel(const std::filesystem::path& folder, const Device& device,
                const std::filesystem::path& priorFolder = {});
    LoadedModel(const LoadedModel&) = delete;
    LoadedModel& operator=(const LoadedModel&) = delete;

    const ModelFolder& folder() const { return layout_.folder(); }
    /// Whether the decoder paints latents of the finished picture, and not a small picture for an upsampler.
    bool paintsLatents() const { return folder().paintsLatents(); }
    /// Whether the decoder sees captions; Kandinsky's see an image embedding alone.
    bool seesCaptions() const { return folder().seesCaptions(); }
    /// Whether the decoder reads captions with a text encoder of its own, and sees image embeddings with noise.
    bool noisesEmbeddings() const { return folder().noisesEmbeddings(); }
    const Device& device() const { return device_; }
    const ModelDefaults& defaults(Quality quality = Quality::standard) const { return defaults_.at(quality); }
    const std::string& hash() const { return hash_; }
    /// What pictures of this model are painted with.
    PaintedWith paintedWith() const;
    const PromptReader& promptReader();

    /// CLIP's text encoder, whose text embeddings stand beside image embeddings, and its tokenizer: the prior's where
    /// the decoder has another. Stable unCLIP without a prior has none.
    Part<TextEncoder, TextEncoderConfig>& clipText() { return noisesEmbeddings() ? priorTextEncoder : textEncoder; }
    const BpeTokenizer& clipTokenizer();
    PreprocessingConfig preprocessing() const;
    /// Pixels a side of a finished picture where a request asks for none. Throws ModelError.
    int pictureSide() const { return layout_.pictureSide(); }
    /// role: "prior_scheduler", "decoder_scheduler", "super_res_scheduler", "image_noising_scheduler".
    std::unique_ptr<const Scheduler> scheduler(const std::string& role) const;

    /// CLIP's embedding of the empty picture, [1, width], float32: what Kandinsky's decoder is guided away from.
    const at::Tensor& emptyPictureEmbedding();

    /// What its stages computed for earlier jobs.
    StageResults& results() { return results_; }

    /// Whether networks leave the device when their stage is over, to make room for the next one's.
    void setPartsTakeTurns(bool takeTurns);

    /// Forgets every network and every stage's results; each comes back when it is used.
    void freeMemory();

    /// Calls `work` with every network's Part, also with those that this model doesn't have.
    void forEachPart(const auto& work) {
        work(textEncoder);
        work(priorTextEncoder);
        work(imageEncoder);
        work(prior);
        work(textProjection);
        work(imageNormalizer);
        work(decoder);
        work(firstUpsampler);
        work(lastUpsampler);
        work(movq);
        work(vae);
    }

private:
    ModelLayout layout_;
    Device device_;
    std::map<Quality, ModelDefaults> defaults_;
    std::string hash_;
    std::optional<PromptReader> promptReader_;
    std::optional<BpeTokenizer> priorTokenizer_;
    at::Tensor emptyPictureEmbedding_;
    StageResults results_;

public:
    Part<TextEncoder, TextEncoderConfig> textEncoder, priorTextEncoder;
    Part<ImageEncoder, ImageEncoderConfig> imageEncoder;
    Part<PriorTransformer, PriorConfig> prior;
    Part<TextProjection, TextProjectionConfig> textProjection;
    Part<ImageNormalizer, ImageNormalizerConfig> imageNormalizer;
    Part<Unet, UnetConfig> decoder, firstUpsampler, lastUpsampler;
    Part<Movq, MovqConfig> movq;
    Part<AutoencoderKl, AutoencoderKlConfig> vae;
};

}  // namespace unclip
