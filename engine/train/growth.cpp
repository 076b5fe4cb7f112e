#include "engine/train/growth.h"

#include <fcntl.h>

#include <cstdio>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/decoder/unet.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kFinest = "down_blocks.";

json withOneMoreLevel(json config) {
    json& channels = config["block_out_channels"];
    channels.insert(channels.begin(), channels.front());
    for (const char* perLevel : {"layers_per_block", "attention_head_dim"})
        if (config.contains(perLevel) && config[perLevel].is_array())
            config[perLevel].insert(config[perLevel].begin(), config[perLevel].front());
    json& down = config["down_block_types"];
    down.insert(down.begin(), "ResnetDownsampleBlock2D");
    config["up_block_types"].push_back("ResnetUpsampleBlock2D");
    config["sample_size"] = 2 * config["sample_size"].get<int>();
    return config;
}

/// On the way down every level moves by one; on the way up, which begins at the coarsest, none does.
NamedTensors inLargerNetwork(const NamedTensors& weights) {
    NamedTensors moved;
    for (const auto& [name, tensor] : weights) {
        if (!name.starts_with(kFinest)) {
            moved[name] = tensor;
            continue;
        }
        const auto end = name.find('.', kFinest.size());
        const int level = std::stoi(name.substr(kFinest.size(), end - kFinest.size()));
        moved[kFinest + std::to_string(level + 1) + name.substr(end)] = tensor;
    }
    return moved;
}

/// The last blocks of the way up let through what comes from below, and nothing of what the way down left for them.
void letThroughWhatComesUp(NamedTensors& weights, const UnetConfig& config) {
    const auto last = "up_blocks." + std::to_string(config.channels.size() - 1);
    for (int i = 0; i <= config.layers.front(); ++i) {
        const auto shortcut = last + ".resnets." + std::to_string(i) + ".conv_shortcut.";
        const at::Tensor& weight = weights.at(shortcut + "weight");
        const auto outputs = weight.size(0);
        at::Tensor passing = at::zeros_like(weight);
        passing.narrow(1, 0, outputs).copy_(at::eye(outputs).view({outputs, outputs, 1, 1}));
        weights[shortcut + "weight"] = passing;
        weights[shortcut + "bias"] = at::zeros_like(weights.at(shortcut + "bias"));
    }
}

/// Puts a folder in another's place; that one has the other name afterwards.
void exchange(const fs::path& part, const fs::path& grown) {
    if (::renameat2(AT_FDCWD, grown.c_str(), AT_FDCWD, part.c_str(), RENAME_EXCHANGE) == 0)
        return;
    // File systems that can't do it in one step.
    const fs::path aside = part.string() + ".old";
    std::error_code failed;
    fs::rename(part, aside, failed);
    if (!failed)
        fs::rename(grown, part, failed);
    if (failed) {
        std::error_code ignored;
        fs::rename(aside, part, ignored);
        throw FileError("The grown decoder couldn't be moved to " + part.string() + ": " + failed.message() +
                        ". It lies in " + grown.string() + ".");
    }
    fs::rename(aside, grown);
}

/// The picture's side of the decoder in a folder; 0 when there is none.
int sideOf(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::exists(folder / "config.json", ignored))
        return 0;
    return static_cast<int>(UnetConfig::from(ComponentConfig::read(folder / "config.json")).side.value_or(0));
}

/// Once the larger decoder is in its place, what belonged to the smaller one goes: its training first, then itself.
void forgetSmaller(const PaintboxFolder& folder, const fs::path& smaller) {
    fs::remove(folder.trainingFolder() / "decoder.safetensors");
    fs::remove_all(smaller);
}

}  // namespace

bool growDecoder(const PaintboxFolder& folder, int side) {
    const ComponentConfig config = folder.config("decoder");
    const auto painted = UnetConfig::from(config).side.value_or(side);
    const fs::path part = folder.part("decoder"), grown = part.string() + ".grown";
    if (painted == side) {
        if (const int left = sideOf(grown); left > 0 && left < side)
            forgetSmaller(folder, grown);  // the program ended before it could
        return false;
    }
    if (2 * painted != side || !folder.hasWeights("decoder"))
        throw RequestError("The decoder of " + folder.path().string() + " paints " + std::to_string(painted) +
                           " pixels and can't be made to paint " + std::to_string(side) + "; --size can be " +
                           std::to_string(painted) + ", or " + std::to_string(2 * painted) + " once it is trained.");
    std::error_code ignored;  // writing says what is wrong
    fs::create_directories(grown, ignored);
    writeFileAtomically(grown / "config.json", withOneMoreLevel(config.json()).dump(2) + "\n");

    const auto largerConfig = UnetConfig::from(ComponentConfig::read(grown / "config.json"));
    ParameterStore store(0, inLargerNetwork(folder.weights("decoder")));
    const Unet larger(Parameters(store), largerConfig);
    NamedTensors weights = store.averages();
    letThroughWhatComesUp(weights, largerConfig);
    saveTensors(grown / folder.weightsFile("decoder").filename(), weights, at::kHalf);
    exchange(part, grown);
    forgetSmaller(folder, grown);
    return true;
}

}  // namespace unclip
