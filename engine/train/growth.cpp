#include "engine/train/growth.h"

#include <fcntl.h>

#include <algorithm>
#include <cstdio>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/decoder/text_projection.h"
#include "engine/decoder/unet.h"
#include "engine/train/tensor_storage.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kDown = "down_blocks.";

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

/// The name that a tensor of the way down has in a network with `more` further levels around it.
std::string inDeeperNetwork(const std::string& name, int more) {
    if (!name.starts_with(kDown))
        return name;
    const auto end = name.find('.', kDown.size());
    const int level = std::stoi(name.substr(kDown.size(), end - kDown.size()));
    return level + more < 0 ? std::string() : kDown + std::to_string(level + more) + name.substr(end);
}

/// On the way down every level moves by one; on the way up, which begins at the coarsest, none does.
NamedTensors inLargerNetwork(const NamedTensors& weights) {
    NamedTensors moved;
    for (const auto& [name, tensor] : weights) moved[inDeeperNetwork(name, 1)] = tensor;
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

/// The rows that `old` has are as they were there, and blind to what else comes in; further ones stay fresh.
void takeOver(at::Tensor& fresh, const at::Tensor& old) {
    at::Tensor rows = fresh.narrow(0, 0, old.size(0));
    rows.zero_();
    for (std::int64_t d = 1; d < old.dim(); ++d) rows = rows.narrow(d, 0, std::min(rows.size(d), old.size(d)));
    at::Tensor taken = old;
    for (std::int64_t d = 1; d < old.dim(); ++d) taken = taken.narrow(d, 0, rows.size(d));
    rows.copy_(taken);
}

/// A timestep's cosines and sines where a network with more channels has theirs: each of its frequencies is found among
/// the finer ones.
at::Tensor atFinerFrequencies(const at::Tensor& weight, std::int64_t channels) {
    const std::int64_t half = weight.size(1) / 2, spacing = channels / weight.size(1);
    at::Tensor spread = at::zeros({weight.size(0), channels});
    for (std::int64_t column = 0; column < weight.size(1); ++column)
        spread.select(1, column / half * (channels / 2) + column % half * spacing).copy_(weight.select(1, column));
    return spread;
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

bool beginDecoderFrom(const PaintboxFolder& folder, const PaintboxFolder& other, std::uint64_t seed) {
    if (folder.hasWeights("decoder"))
        return false;
    if (!other.hasWeights("decoder") || !other.hasWeights("text_proj"))
        throw RequestError("The folder " + other.path().string() +
                           " has no trained decoder that another could begin from.");
    ParameterStore store(seed);
    const auto config = UnetConfig::from(folder.config("decoder"));
    const Unet decoder(Parameters(store) / "decoder", config);
    const TextProjection projection(Parameters(store) / "text_proj",
                                    TextProjectionConfig::from(folder.config("text_proj")));
    NamedTensors weights = store.averages();

    NamedTensors learned;
    const int more = static_cast<int>(config.channels.size()) -
                     static_cast<int>(UnetConfig::from(other.config("decoder")).channels.size());
    for (const auto& [name, tensor] : other.weights("decoder"))
        if (const std::string place = inDeeperNetwork(name, more); !place.empty())
            learned["decoder." + place] = tensor;
    addUnder(learned, "text_proj.", other.weights("text_proj"));

    for (const auto& [name, old] : learned) {
        const auto found = weights.find(name);
        if (found == weights.end())
            continue;
        const bool isOfTime = name.find("time_embed") != std::string::npos;
        at::Tensor& fresh = found->second;
        if (name == "decoder.time_embedding.linear_1.weight" && fresh.size(1) % old.size(1) == 0)
            takeOver(fresh, atFinerFrequencies(old, fresh.size(1)));
        else if (old.dim() == fresh.dim() &&
                 (old.size(0) == fresh.size(0) || (isOfTime && old.size(0) < fresh.size(0))))
            takeOver(fresh, old);
    }
    for (const std::string component : {"text_proj", "decoder"})
        folder.writeWeights(component, under(weights, component + "."));
    return true;
}

}  // namespace unclip
