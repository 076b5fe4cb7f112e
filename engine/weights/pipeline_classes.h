#pragma once

#include <string>
#include <vector>

namespace unclip {

/// A component that a pipeline class is made of.
struct RequiredPart {
    std::string name;
    std::vector<std::string> classes;  ///< supported ones
    bool hasWeights = false;
    bool isOptional = false;
    std::string substitute = {};  ///< a part beside which the folder does without this one; empty: none
};

struct PipelineClass {
    std::string name;
    std::vector<RequiredPart> parts;
};

/// What the weights of a part from this library are called, without ending: "model" (transformers) or
/// "diffusion_pytorch_model".
std::string weightsName(const std::string& library);

/// The pipelines whose folders this program opens.
const std::vector<PipelineClass>& supportedPipelineClasses();

}  // namespace unclip
