#pragma once

#include <optional>

#include "engine/clip/image_encoder.h"
#include "engine/clip/image_preprocessing.h"
#include "engine/clip/text_encoder.h"
#include "engine/decoder/text_projection.h"
#include "engine/decoder/unet.h"
#include "engine/diffusion/unclip_scheduler.h"
#include "engine/pipeline/part.h"
#include "engine/prior/prior_transformer.h"
#include "engine/text/prompt_reader.h"

namespace unclip {

/// The settings that a model is painted with when a request leaves them open. A folder may set its own in
/// defaults.json.
struct ModelDefaults {
    int priorSteps = 25, decoderSteps = 25, upsamplerSteps = 7;
    double priorGuidance = 4.0, guidance = 8.0;
    int bestOf = 1;
};

/// An opened model folder of the unCLIP family (Karlo, Karlo variations, Paintbox). Opening reads configs only;
/// networks are brought in when they are first used.
class LoadedModel {
public:
    /// Throws ModelError.
    LoadedModel(const std::filesystem::path& folder, const Device& device);
    LoadedModel(const LoadedModel&) = delete;
    LoadedModel& operator=(const LoadedModel&) = delete;

    const ModelFolder& folder() const { return *folder_; }
    const Device& device() const { return device_; }
    const ModelDefaults& defaults() const { return defaults_; }
    const std::string& hash() const { return hash_; }
    const PromptReader& promptReader();
    PreprocessingConfig preprocessing() const;
    UnclipScheduler scheduler(const std::string& part) const;

    /// Forgets every network; each comes back when it is used.
    void freeMemory();

private:
    std::shared_ptr<const ModelFolder> folder_;
    Device device_;
    ModelDefaults defaults_;
    std::string hash_;
    std::optional<PromptReader> promptReader_;

public:
    Part<TextEncoder, TextEncoderConfig> textEncoder;
    Part<ImageEncoder, ImageEncoderConfig> imageEncoder;
    Part<PriorTransformer, PriorConfig> prior;
    Part<TextProjection, TextProjectionConfig> textProjection;
    Part<Unet, UnetConfig> decoder, firstUpsampler, lastUpsampler;
};

}  // namespace unclip
