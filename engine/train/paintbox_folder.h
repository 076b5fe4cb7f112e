#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/train/parameter_store.h"
#include "engine/weights/component_config.h"

namespace unclip {

/// What the decoder paints.
enum class PaintedAs {
    pixels,   ///< a small picture, which an upsampler makes large
    latents,  ///< latents of the whole picture, which an autoencoder decodes
};

/// The few numbers that decide how large a Paintbox is; they matter only when a folder is begun, afterwards its config
/// files say everything.
struct PaintboxShape {
    PaintedAs painted = PaintedAs::pixels;
    int side = 32;             ///< pixels that the decoder paints, where it paints them
    int upsampledSide = 256;   ///< pixels of the finished picture
    int clipSide = 60;         ///< pixels that CLIP looks at
    int embeddingWidth = 192;  ///< of CLIP's embeddings and transformers, and of the prior
    int captionTokens = 32;
    int vocabulary = 2048;  ///< tokens, at most
};

/// A Paintbox model folder that is being made: every component has its config file, in the format of diffusers and
/// transformers, before it has weights.
class PaintboxFolder {
public:
    /// Makes the folder when it is missing. Throws FileError.
    PaintboxFolder(std::filesystem::path folder, const PaintboxShape& shape);

    const std::filesystem::path& path() const { return folder_; }
    std::filesystem::path part(const std::string& component) const { return folder_ / component; }

    /// Where training states and sample sheets lie: beside the components, not part of the model.
    std::filesystem::path trainingFolder() const { return folder_ / "training"; }

    /// The component's config; written as `shape` says when the component is new. Where the folder has an autoencoder,
    /// a new decoder is one of its latents. Throws ModelError, FileError.
    ComponentConfig config(const std::string& component) const;

    /// Gives the component's config these values in place of those that it has. Throws ModelError, FileError.
    void changeConfig(const std::string& component, const nlohmann::json& values) const;

    std::filesystem::path weightsFile(const std::string& component) const;
    bool hasWeights(const std::string& component) const;

    /// Weights of a component, in float32; empty when it has none. Throws ModelError.
    NamedTensors weights(const std::string& component) const;

    /// The same on a device, for a network that learns nothing any more. Throws ModelError.
    LoadedParameters frozen(const std::string& component, at::Device device) const;

    /// Writes a component's weights in float16, and lists the component in model_index.json. Throws FileError.
    void writeWeights(const std::string& component, const NamedTensors& tensors) const;

    /// Brings model_index.json up to date with the components that are there, and writes defaults.json where it is
    /// missing. Throws FileError.
    void writeIndex() const;

private:
    std::filesystem::path folder_;
    PaintboxShape shape_;
};

/// The config of a component as Paintbox has it. Throws Error for a name that is no component.
nlohmann::json paintboxConfig(const std::string& component, const PaintboxShape& shape, int vocabulary);

/// Steps and guidance scales that it is painted with when a request leaves them open: its defaults.json.
nlohmann::json paintboxDefaults();

}  // namespace unclip
