#pragma once

#include <map>

#include "engine/decoder/decoder_sampling.h"
#include "engine/request/request.h"
#include "engine/weights/model_layout.h"

namespace unclip {

/// The settings that a model is painted with when a request leaves them open, at one quality. A folder may set its own
/// in defaults.json: those of the standard quality at its top, those of the others in its objects "quick" and "best".
struct ModelDefaults {
    int priorSteps = 25, decoderSteps = 25, upsamplerSteps = 7;
    double priorGuidance = 4.0, guidance = 8.0;
    int priorBestOf = 1, bestOf = 1;
    Sampler sampler = Sampler::ancestral;  ///< of decoder and prior
    GuidedTimesteps guided;                ///< of the decoder
};

/// Of each quality. Where the folder says nothing, those of the reference's pipelines and what follows from them.
/// Throws ModelError that names the file and the key.
std::map<Quality, ModelDefaults> readDefaults(const ModelLayout& layout);

}  // namespace unclip
