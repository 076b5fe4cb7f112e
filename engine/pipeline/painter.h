#pragma once

#include "engine/decoder/decoder_sampling.h"
#include "engine/diffusion/noise.h"
#include "engine/pipeline/job_watch.h"
#include "engine/pipeline/loaded_model.h"
#include "engine/pipeline/tensor_dump.h"
#include "engine/request/engine.h"

namespace unclip {

/// The captions of a job as the networks see them. With guidance the first row is the unconditional one.
struct TextCondition {
    at::Tensor embedding;  ///< [rows, width]
    at::Tensor states;     ///< [rows, tokens, width]
    at::Tensor mask;       ///< [rows, tokens]: 1 for tokens, 0 for padding

    /// The same for `count` pictures: every row `count` times in a row.
    TextCondition repeated(std::int64_t count) const;
};

/// A request's settings with the model's defaults filled in.
struct PaintSettings {
    int priorSteps = 0, decoderSteps = 0, upsamplerSteps = 0;
    double priorGuidance = 0, guidance = 0;
    bool isGuided = true;                          ///< one switch for both stages, as in the reference's pipeline
    std::int64_t height = 0, width = 0;            ///< of the finished picture, pixels
    std::int64_t smallHeight = 0, smallWidth = 0;  ///< of the decoder's picture

    /// Throws RequestError naming the setting and what the model allows.
    static PaintSettings from(const Request& request, LoadedModel& model);
};

/// Turns a request into pictures: text → prior → decoder → upsampler (Ramesh et al. 2022, section 2), in the
/// reference's order of random draws (diffusers' UnCLIPPipeline and UnCLIPImageVariationPipeline).
class Painter {
public:
    /// picturesAtOnce  how many pictures share a batch; 0: as the device likes it. The pictures are the same.
    Painter(LoadedModel& model, const Request& request, const JobEvents& events, std::stop_token stop,
            TensorDump* dump = nullptr, int picturesAtOnce = 0);

    /// Throws ModelError, PictureError, RequestError, OutOfMemory, Cancelled.
    JobResult paint();

private:
    void readPrompt(const std::string& prompt);
    void encodeText();
    void encodePicture();
    void expectWork();
    void paintBatch(int first, int count);
    at::Tensor imageEmbedding(int count, Noise& noise);
    at::Tensor smallPicture(const at::Tensor& imageEmbedding, int count, int first, Noise& noise);
    at::Tensor largePicture(const at::Tensor& small, int first, Noise& noise);
    void finish(const at::Tensor& pictures, int first);

    /// Reports steps of a stage, with previews when they show a picture, and collects them for the dump.
    StepWatch watchOf(Stage stage, double workPerStep, int first);
    void dump(const std::string& name, const at::Tensor& rows);
    void dumpGuided(const std::string& name, const at::Tensor& rows);

    LoadedModel& model_;
    Request request_;
    JobWatch watch_;
    TensorDump* dump_;
    int picturesAtOnce_;
    PaintSettings settings_;
    JobResult result_;

    TextCondition text_;
    at::Tensor pictureEmbedding_;                                 ///< vary: [1, width], float32
    double priorWork_ = 0, decoderWork_ = 0, upsamplerWork_ = 0;  ///< per step and picture
};

}  // namespace unclip
