#pragma once

#include "engine/diffusion/noise.h"
#include "engine/pipeline/job_watch.h"
#include "engine/pipeline/loaded_model.h"
#include "engine/pipeline/paint_settings.h"
#include "engine/pipeline/tensor_dump.h"

namespace unclip {

/// Captions as the networks see them. With guidance the first row is the unconditional one.
struct TextCondition {
    at::Tensor embedding;      ///< [rows, width]
    at::Tensor states;         ///< [rows, tokens, width]
    at::Tensor mask;           ///< [rows, tokens]: 1 for tokens, 0 for padding
    at::Tensor decoderStates;  ///< [rows, tokens, width] of a decoder that has a text encoder of its own, and reads no
                               ///< others; without a prior it is all that there is

    /// The caption's own row alone.
    TextCondition withoutNegative() const;
    /// The same for `count` pictures: every row `count` times in a row.
    TextCondition repeated(std::int64_t count) const;
    /// The caption's own row, [1, width], float32; undefined where there is no text embedding.
    at::Tensor captionEmbedding() const;
};

/// CLIP image embeddings that pictures are conditioned on, [1 or pictures, width] each, float32, in CLIP's scale.
struct ImageCondition {
    at::Tensor with;     ///< undefined: the decoder sees the caption alone
    at::Tensor without;  ///< what guidance leads away from; undefined: what stands for "no picture" in this model
};

/// Several small pictures for each that is wanted, of which one is chosen when half of the decoder's steps are done.
struct Tries {
    int count = 1;
    /// The believed pictures [count × pictures, 3, small height, small width], −1..1, all pictures' first tries first →
    /// a row for each picture, int64.
    ChooseRows choose{};
};

/// Runs the parts of a model one after another (Ramesh et al. 2022, section 2), in the reference's order of random
/// draws (diffusers' UnCLIPPipeline, UnCLIPImageVariationPipeline and KandinskyV22Pipeline with its prior). Reports
/// every step, checks every result, and gives large parts' memory back. What an earlier job computed from the same
/// inputs, up to the decoder's noise, isn't computed again.
class Stages {
public:
    Stages(LoadedModel& model, const PaintSettings& settings, JobWatch& watch, TensorDump* dump)
        : model_(model), settings_(settings), watch_(watch), dump_(dump) {}

    /// Two rows, of which `negative` makes the first, where the settings say so.
    TextCondition encodeText(const std::string& prompt, const std::string& negative);

    /// CLIP's image embedding of an 8-bit BGR picture, [1, width], float32, not normalised.
    at::Tensor encodePicture(const cv::Mat& bgr);

    /// One embedding a picture of `noise`: of as many as the settings say, the one that is nearest to the text's, as in
    /// section 2.2 of the paper. `givesNegative`: also one of the text's negative row, as Kandinsky's decoder
    /// wants it; the noise is then drawn for both together.
    ImageCondition samplePriorFor(const TextCondition& text, bool givesNegative, Noise& noise);

    /// An edit of pixels as the decoder sees it: of latents where it paints those.
    Edit forDecoder(const Edit& edit);

    /// The noise from which the decoder paints about `picture`, which is as forDecoder gives it.
    at::Tensor noiseOf(const at::Tensor& picture, const ImageCondition& image, const TextCondition& text);

    /// The decoder's pictures [pictures, 3, small height, small width], −1..1. `text` isn't looked at by a decoder that
    /// sees no captions. `edit` is as forDecoder gives it. `first` is the index of the first picture, for previews.
    /// Of several tries, `image` has a row for each, and those that aren't chosen are left halfway.
    at::Tensor paintSmall(const ImageCondition& image, const TextCondition& text, const Edit& edit, Noise& noise,
                          int first, const Tries& tries = {});

    /// The finished pictures [pictures, 3, height, width] of the decoder's, about −1..1; where there is no upsampler
    /// they are that already. `edit` is in pixels.
    at::Tensor paintLarge(const at::Tensor& small, const Edit& edit, Noise& noise, int first);

    /// Rough work of painting one picture, and of its parts' steps, in floating-point operations.
    double priorWork();
    double decoderWork();
    double inversionWork();
    double upsamplerWork();

    /// The picture whose structure the decoder follows, [1, 3, height, width], −1..1, where it is one that does.
    at::Tensor structure;

    /// Film strips: the believed clean picture of every step goes here, 8-bit BGR; null: nowhere.
    std::vector<cv::Mat>* film = nullptr;

    const PaintSettings& settings() const { return settings_; }
    void dump(const std::string& name, const at::Tensor& rows);

private:
    /// What `compute` gives for these inputs, kept for later jobs; or what an earlier one kept, and then the stage is
    /// reported as done in one go. Dumps are of what is computed, so with a dump everything is.
    StageResults::Tensors once(const StageInputs& inputs, Stage stage, int steps, double work,
                               const std::function<StageResults::Tensors()>& compute);
    at::Tensor priorEmbeddings(const TextCondition& text, std::int64_t each, bool givesNegative, Noise& noise);
    /// What a text encoder makes of texts, a row each.
    TextCondition encoded(Part<TextEncoder, TextEncoderConfig>& encoder, const BpeTokenizer& tokenizer,
                          const std::vector<std::string>& texts);
    UnetContext contextFrom(const Condition& condition);
    /// `noise`: standard normal, [count, width], for a decoder that sees image embeddings with noise; undefined:
    /// without.
    Condition conditionFrom(const ImageCondition& image, const TextCondition& caption, int count, bool isGuided,
                            const at::Tensor& noise);
    Condition conditionWithNoise(const ImageCondition& image, const TextCondition& caption, int count, bool isGuided,
                                 const at::Tensor& noise);
    at::Tensor noiseOfEmbeddings(const ImageCondition& image, Noise& noise, int tries);
    at::Tensor upsampled(const at::Tensor& small, const Edit& edit, Noise& noise, int first);
    /// Pixels to a side of one of the decoder's cells: 1 where it paints pixels.
    std::int64_t cell();
    at::Tensor encoded(const at::Tensor& pictures);
    /// Latents as pictures.
    at::Tensor decoded(const at::Tensor& latents);
    /// What a step of this stage has come to, as pictures: in its own size or, of latents, smaller.
    at::Tensor glanceAt(Stage stage, const at::Tensor& predictedClean);
    /// The decoder's own output as pictures.
    at::Tensor shown(const at::Tensor& painted);
    /// `workOfRow`: of one step of one picture.
    StepWatch watchOf(Stage stage, double workOfRow, int first);
    ChooseRows choosingAmong(const Tries& tries, int pictures);
    void dumpGuided(const std::string& name, const at::Tensor& rows);

    LoadedModel& model_;
    PaintSettings settings_;
    JobWatch& watch_;
    TensorDump* dump_;
    /// While several tries are painted: what they look like so far, since the film shows the chosen ones alone.
    struct Choosing {
        int pictures;
        std::vector<at::Tensor> glances;
    };
    std::optional<Choosing> choosing_;
};

}  // namespace unclip
