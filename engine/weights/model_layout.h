#pragma once

#include "engine/weights/model_folder.h"

namespace unclip {

/// Where a model's parts stand. Karlo and Paintbox keep all of them in one folder. Kandinsky's decoders take text
/// encoder, image encoder and prior from a prior's folder, which findPrior() finds; folders that hold both name the
/// prior's parts with a prefix. Stable unCLIP may do without a prior, or take Karlo's, with the text encoder that goes
/// with it, which findPrior() finds, too. A prior's network alone (ECLIPSE) takes the place of any of these models'
/// own.
class ModelLayout {
public:
    struct Place {
        std::shared_ptr<const ModelFolder> folder;
        std::string part;  ///< as the folder's model_index.json names it

        bool exists() const { return folder->has(part); }
        ComponentConfig config() const { return folder->config(part); }
    };

    /// `priorFolder`: of a Kandinsky decoder's prior, of a Karlo model whose prior Stable unCLIP shall take, or of a
    /// prior's network alone; empty: the model's own, or the best that is found. Throws ModelError when a decoder has
    /// no prior, when a model is given one that it can't be painted with, or when the folder is a prior's alone.
    static ModelLayout of(std::shared_ptr<const ModelFolder> folder, const std::filesystem::path& priorFolder = {});

    /// role: the part by Karlo's name ("text_encoder", "decoder", "prior_scheduler", …), "movq" or "vae"; Stable
    /// unCLIP's "image_normalizer", "image_noising_scheduler", and "prior_text_encoder" and "prior_tokenizer", which
    /// are the prior's where the decoder has others. A part that isn't there does not exist().
    Place operator[](const std::string& role) const;

    /// The folder that was opened, and the prior's and the prior network's when those are others.
    const ModelFolder& folder() const { return *folder_; }
    std::vector<std::shared_ptr<const ModelFolder>> folders() const;

    /// The folder of the network that takes the place of the model's own prior; empty: none does.
    std::filesystem::path priorNetworkFolder() const;

    /// Whether the model has a prior that predicts in one pass.
    bool hasOnePassPrior() const;

    /// Pixels a side of the model's pictures where a request asks for none: the upsampler's or the
    /// AutoencoderKL's, or else what an upsampler makes of the decoder's; of MOVQ's latents kLatentPictureSide. Throws
    /// ModelError.
    int pictureSide() const;

    /// ModelFolder::missing() of all folders.
    std::vector<Sentence> missing() const;

    /// ModelFolder::hash(), of all folders together where there are several.
    std::string hash() const;

private:
    /// Where the model's own prior stands, or the one that was found for it.
    Place ownPrior() const;
    void takePriorOfKarlo(std::shared_ptr<const ModelFolder> karlo, const std::filesystem::path& named);
    void checkPriorNetwork() const;
    /// That the embeddings of `prior` have as many numbers as `wanted`.
    void checkWidth(const ModelFolder& prior, const std::string& part, std::int64_t wanted) const;
    Place ofStable(const std::string& role) const;
    /// The part of one of the folders whose place the network takes; empty: none.
    std::string replacedIn(const ModelFolder& folder) const;

    std::shared_ptr<const ModelFolder> folder_, prior_;
    std::shared_ptr<const ModelFolder> priorNetwork_;  ///< null: that of prior_
};

/// Whether a PriorTransformer predicts an embedding in one pass, without a timestep's token (ECLIPSE; Patel et al.
/// 2023), and not by diffusion. Throws ModelError.
bool predictsInOnePass(const ComponentConfig& prior);

/// Pixels a side of a picture that is painted as latents, where neither a request nor a config says.
inline constexpr int kLatentPictureSide = 512;

/// Pixels a side of a small picture, where the decoder's config doesn't say.
inline constexpr int kDecoderSide = 64;

/// How many times as large an upsampler makes pictures, where no decoder of pixels says it: Karlo's.
inline constexpr int kUpsamplerFactor = 4;

}  // namespace unclip
