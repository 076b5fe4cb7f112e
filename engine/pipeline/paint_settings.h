#pragma once

#include "engine/decoder/decoder_sampling.h"
#include "engine/pipeline/loaded_model.h"
#include "engine/request/request.h"

namespace unclip {

/// A request's settings with the model's defaults filled in.
struct PaintSettings {
    int priorSteps = 0, decoderSteps = 0, upsamplerSteps = 0;
    double priorGuidance = 0, guidance = 0;
    int priorBestOf = 1;                           ///< image embeddings to choose one from
    int bestOf = 1;                                ///< small pictures to choose one from
    bool isGuided = true, isPriorGuided = true;    ///< Karlo: one switch for both, as in the reference's pipeline
    int noiseLevel = 0;                            ///< Stable unCLIP: of the image embedding
    bool encodesNegative = true;                   ///< a text goes with its negative one, which makes the first row
    Sampler sampler = Sampler::ancestral;          ///< of prior and decoder
    GuidedTimesteps guided;                        ///< of the decoder
    bool upsamples = false;                        ///< the upsampler brings small pictures to their size; where the
                                                   ///< decoder paints latents only those that are to be enlarged
    std::int64_t height = 0, width = 0;            ///< of a finished picture or window, pixels
    std::int64_t smallHeight = 0, smallWidth = 0;  ///< of the decoder's picture; where there is no upsampler the same

    /// Throws RequestError naming the setting and what the model allows.
    static PaintSettings from(const Request& request, LoadedModel& model);
};

}  // namespace unclip
