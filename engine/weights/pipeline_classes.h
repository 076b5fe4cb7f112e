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

/// The pipelines whose folders this program opens.
const std::vector<PipelineClass>& supportedPipelineClasses();

}  // namespace unclip
