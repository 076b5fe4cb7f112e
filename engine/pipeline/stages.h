#pragma once

#include "engine/decoder/decoder_sampling.h"
#include "engine/diffusion/noise.h"
#include "engine/pipeline/job_watch.h"
#include "engine/pipeline/loaded_model.h"
#include "engine/pipeline/tensor_dump.h"

namespace unclip {

/// Captions as the networks see them. With guidance the first row is the unconditional one.
struct TextCondition {
    at::Tensor embedding;  ///< [rows, width]
    at::Tensor states;     ///< [rows, tokens, width]
    at::Tensor mask;       ///< [rows, tokens]: 1 for tokens, 0 for padding

    /// The same for `count` pictures: every row `count` times in a row.
    TextCondition repeated(std::int64_t count) const;
    /// The caption's own row, [1, width], float32.
    at::Tensor captionEmbedding() const;
};

/// A request's settings with the model's defaults filled in.
struct PaintSettings {
    int priorSteps = 0, decoderSteps = 0, upsamplerSteps = 0;
    double priorGuidance = 0, guidance = 0;
    int bestOf = 1;                                ///< small pictures to choose one from
    bool isGuided = true;                          ///< one switch for both stages, as in the reference's pipeline
    std::int64_t height = 0, width = 0;            ///< of a finished picture or window, pixels
    std::int64_t smallHeight = 0, smallWidth = 0;  ///< of the decoder's picture

    /// Throws RequestError naming the setting and what the model allows.
    static PaintSettings from(const Request& request, LoadedModel& model);
};

/// Runs the parts of a model one after another (Ramesh et al. 2022, section 2), in the reference's order of random
/// draws (diffusers' UnCLIPPipeline and UnCLIPImageVariationPipeline). Reports every step, checks every result, and
/// gives large parts' memory back.
class Stages {
public:
    Stages(LoadedModel& model, const PaintSettings& settings, JobWatch& watch, TensorDump* dump)
        : model_(model), settings_(settings), watch_(watch), dump_(dump) {}

    /// With guidance two rows, of which `negative` makes the first.
    TextCondition encodeText(const std::string& prompt, const std::string& negative);

    /// CLIP's image embedding of an 8-bit BGR picture, [1, width], float32, not normalised.
    at::Tensor encodePicture(const cv::Mat& bgr);

    /// One embedding a picture of `noise`, [pictures, width], float32, in CLIP's scale.
    at::Tensor samplePriorFor(const TextCondition& text, Noise& noise);

    /// The decoder's pictures [pictures, 3, small height, small width], −1..1. `imageEmbedding` undefined: the decoder
    /// sees the caption alone. `first` is the index of the first picture, for previews.
    at::Tensor paintSmall(const at::Tensor& imageEmbedding, const TextCondition& text, const Edit& edit, Noise& noise,
                          int first);

    /// The finished pictures [pictures, 3, height, width] of the decoder's, about −1..1.
    at::Tensor paintLarge(const at::Tensor& small, const Edit& edit, Noise& noise, int first);

    /// Rough work of painting one picture, and of its parts' steps, in floating-point operations.
    double priorWork();
    double decoderWork();
    double upsamplerWork();

    /// Film strips: the believed clean picture of every step goes here, 8-bit BGR; null: nowhere.
    std::vector<cv::Mat>* film = nullptr;

    const PaintSettings& settings() const { return settings_; }
    void dump(const std::string& name, const at::Tensor& rows);

private:
    StepWatch watchOf(Stage stage, double workPerStep, int first);
    void dumpGuided(const std::string& name, const at::Tensor& rows);

    LoadedModel& model_;
    PaintSettings settings_;
    JobWatch& watch_;
    TensorDump* dump_;
};

}  // namespace unclip
