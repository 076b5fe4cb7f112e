#pragma once

#include "engine/weights/model_folder.h"

namespace unclip {

/// Where a model's parts stand. Karlo and Paintbox keep all of them in one folder. Kandinsky's decoders take text
/// encoder, image encoder and prior from a prior's folder, which findPrior() finds; folders that hold both name the
/// prior's parts with a prefix.
class ModelLayout {
public:
    struct Place {
        std::shared_ptr<const ModelFolder> folder;
        std::string part;  ///< as the folder's model_index.json names it

        bool exists() const { return folder->has(part); }
        ComponentConfig config() const { return folder->config(part); }
    };

    /// `priorFolder`: of a Kandinsky decoder's prior; empty: the best that is found. Throws ModelError when a decoder
    /// has no prior, when another model is given one, or when the folder is a prior's alone.
    static ModelLayout of(std::shared_ptr<const ModelFolder> folder, const std::filesystem::path& priorFolder = {});

    /// role: the part by Karlo's name ("text_encoder", "decoder", "prior_scheduler", …), "movq" or "vae".
    Place operator[](const std::string& role) const;

    /// The folder that was opened, and the prior's when that is another.
    const ModelFolder& folder() const { return *folder_; }
    std::vector<std::shared_ptr<const ModelFolder>> folders() const;

    /// Pixels a side of the model's pictures where a request asks for none: the upsampler's or the
    /// AutoencoderKL's, or else what an upsampler makes of the decoder's; of MOVQ's latents kLatentPictureSide. Throws
    /// ModelError.
    int pictureSide() const;

    /// ModelFolder::missing() of all folders.
    std::vector<Sentence> missing() const;

    /// ModelFolder::hash(), of both folders together where there are two.
    std::string hash() const;

private:
    std::shared_ptr<const ModelFolder> folder_, prior_;
};

/// Pixels a side of a picture that is painted as latents, where neither a request nor a config says.
inline constexpr int kLatentPictureSide = 512;

/// Pixels a side of a small picture, where the decoder's config doesn't say.
inline constexpr int kDecoderSide = 64;

}  // namespace unclip
