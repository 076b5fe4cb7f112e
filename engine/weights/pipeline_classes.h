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

/// What a model folder is able to do by itself.
struct ModelAbilities {
    bool paint = false;             ///< a picture from a prompt
    bool vary = false;              ///< pictures like a picture
    bool inpaint = false;           ///< repaint what a mask marks
    bool followsStructure = false;  ///< needs a depth picture, whose structure it keeps to (ControlNet)
    bool isPriorOnly = false;       ///< gives image embeddings: a Kandinsky prior, to be used with a decoder's folder
    bool needsPrior = false;  ///< paints from image embeddings: a Kandinsky decoder, to be used with a prior's folder
};

// What stands for a pipeline's class where a folder holds one network and nothing else: a prior, or an estimator of
// depths.
inline constexpr const char* kPriorAlone = "PriorTransformer";
inline constexpr const char* kDepthEstimator = "DPTForDepthEstimation";
/// Whether it is one of those.
bool isNetworkAlone(const std::string& pipelineClass);
/// Of which library such a network is, "diffusers" or "transformers".
const char* libraryOfNetworkAlone(const std::string& pipelineClass);

struct PipelineClass {
    std::string name;
    ModelAbilities abilities;  ///< `vary` where it paints: if an image encoder is there
    std::vector<RequiredPart> parts;
};

/// What the weights of a part from this library are called, without ending: "model" (transformers) or
/// "diffusion_pytorch_model".
std::string weightsName(const std::string& library);

/// The pipelines whose folders this program opens.
const std::vector<PipelineClass>& supportedPipelineClasses();

}  // namespace unclip
