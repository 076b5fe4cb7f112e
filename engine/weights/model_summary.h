#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/weights/model_folder.h"

namespace unclip {

/// What there is to know about a component without loading it.
struct PartSummary {
    std::string name, className, library;
    bool hasWeights = false;
    std::int64_t parameters = 0;     ///< floating-point numbers in the weights
    std::size_t tensors = 0;         ///< integer tensors (position_ids) included
    std::set<std::string> dtypes;    ///< of the parameters
    std::uintmax_t bytesOnDisk = 0;  ///< of the weight files that are used, and of the part's other small files
};

struct ModelSummary {
    std::string pipelineClass;
    ModelAbilities abilities;            ///< of a Kandinsky decoder: with its prior, if there is one
    std::filesystem::path priorFolder;   ///< the prior of a Kandinsky decoder; empty: none, or none is needed
    std::filesystem::path priorNetwork;  ///< what takes the place of the model's own prior; empty: nothing does
    bool hasOnePassPrior = false;        ///< ModelLayout::hasOnePassPrior()
    std::vector<PartSummary> parts;
    std::vector<Sentence> missing;  ///< sentences; empty when the model is complete
    std::int64_t parameters = 0;
    std::uintmax_t bytesOnDisk = 0;
    std::string hash;  ///< empty when something is missing
};

/// Reads configs and the heads of weight files. A part that can't be read has zeros here and a sentence in `missing`.
/// `priorFolder`: as ModelLayout::of takes it.
ModelSummary summarize(const ModelFolder& model, const std::filesystem::path& priorFolder = {});

}  // namespace unclip
