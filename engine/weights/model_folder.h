#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/weights/component_config.h"
#include "engine/weights/pipeline_classes.h"
#include "engine/weights/tensor_file.h"

namespace unclip {

/// One entry of model_index.json.
struct ModelPart {
    std::string name;       ///< "prior", "text_encoder", …
    std::string library;    ///< "diffusers", "transformers", …
    std::string className;  ///< "PriorTransformer", …
    std::filesystem::path folder;
};

/// A model in the layout of diffusers: model_index.json and a folder for each component. Opening reads model_index.json
/// only; configs and weights are read when they are asked for.
class ModelFolder {
public:
    /// Also of one network alone, as ECLIPSE's priors and estimators of depths are published: a config.json and weights
    /// beside it, which are its part "prior" or "depth_estimator". Throws ModelError when the folder or its
    /// model_index.json is missing or wrong, or the pipeline class is unknown.
    static std::shared_ptr<const ModelFolder> open(const std::filesystem::path& folder);

    const std::filesystem::path& path() const { return path_; }

    /// One of supportedPipelineClasses(), among them "PaintboxPipeline" (Karlo's parts, with image encoder, in one
    /// folder; may carry words.json).
    const std::string& pipelineClass() const { return pipelineClass_; }
    static const std::vector<std::string>& supportedPipelines();

    ModelAbilities abilities() const;

    /// Whether it is a prior's network and nothing else.
    bool isPriorAlone() const { return pipelineClass_ == kPriorAlone; }

    /// Whether it is a network that makes depth pictures, and nothing else.
    bool estimatesDepth() const { return pipelineClass_ == kDepthEstimator; }

    /// The components that model_index.json names; those that it gives as null are left out.
    const std::vector<ModelPart>& parts() const { return parts_; }
    bool has(const std::string& part) const;

    /// Whether the decoder paints latents, of which an autoencoder makes the finished picture: Kandinsky's MOVQ, or an
    /// AutoencoderKL. Else it paints a small picture in pixels.
    bool paintsLatents() const { return has("movq") || has("vae"); }

    /// Whether the decoder sees captions beside image embeddings. Kandinsky's don't, and their prior is another
    /// folder's.
    bool seesCaptions() const { return !has("movq"); }

    /// Whether its decoder is Stable unCLIP's: it reads captions with a text encoder of its own, and sees image
    /// embeddings with noise.
    bool noisesEmbeddings() const { return has("image_normalizer"); }

    /// Whether Stable unCLIP can be painted with its prior: a whole Karlo model's.
    bool lendsPrior() const { return pipelineClass_ == "UnCLIPPipeline"; }

    /// Throws ModelError when model_index.json doesn't name it, or its folder is missing, empty, no folder, a link that
    /// leads nowhere or to itself.
    const ModelPart& part(const std::string& name) const;

    /// The part's config.json, or scheduler_config.json, preprocessor_config.json, tokenizer_config.json.
    ComponentConfig config(const std::string& part) const;

    /// The part's weights, mapped. Throws ModelError.
    std::shared_ptr<const TensorFile> weights(const std::string& part) const;

    /// A file inside a part's folder ("vocab.json" of "tokenizer"). Throws ModelError when it isn't there.
    std::filesystem::path file(const std::string& part, const std::string& fileName) const;

    /// Parts that the pipeline class needs and the folder doesn't have, as sentences; empty when the model is complete.
    /// `replaced`: a part that isn't needed, because another folder's takes its place; empty: none.
    std::vector<Sentence> missing(const std::string& replaced = {}) const;

    /// 32 hex digits that identify the model's contents: every config's bytes, every weight file's size, head and
    /// sampled blocks. Reads a few MB whatever the size; the same for copies, links and other paths. Without the part
    /// that is `replaced`.
    std::string hash(const std::string& replaced = {}) const;

private:
    std::filesystem::path path_;
    std::string pipelineClass_;
    std::vector<ModelPart> parts_;
};

}  // namespace unclip
