#pragma once

#include <optional>

#include "engine/pipeline/stored_parameters.h"
#include "engine/weights/model_layout.h"

namespace unclip {

/// A network of a model folder, brought into memory when it is first used.
template <class Network, class Config>
class Part {
public:
    Part(ModelLayout::Place place, const Device& device) : place_(std::move(place)), device_(device) {}

    bool exists() const { return place_.exists(); }

    /// The numbers of its config.json, without its weights. Throws ModelError.
    const Config& config() {
        if (!config_)
            config_ = Config::from(place_.config());
        return *config_;
    }

    /// Throws ModelError.
    const Network& network() {
        if (!network_) {
            StoredParameters source(file(), device_, widensOnce(*file(), device_));
            network_.emplace(Parameters(source), config());
        }
        return *network_;
    }

    /// Brings it into memory where it stays there; on a CPU a large one comes when its stage begins. Throws ModelError.
    void load() {
        if (!device_.device.is_cpu() || !isLarge())
            network();
    }

    /// Throws the ModelError that network() would throw, without reading any weight.
    void checkFit() {
        StoredParameters source(file(), Device{at::kMeta}, false);
        const Network network(Parameters(source), config());
    }

    /// Whether it leaves the device when its stage is over: by itself a large network does.
    void setTakesTurns(bool takesTurns) { takesTurns_ = takesTurns; }

    /// The stage of the job that used it is over: a network that takes turns gives its memory back.
    void leave() {
        if (network_ && takesTurns_.value_or(isLarge()))
            network_.reset();
    }

    void freeMemory() {
        network_.reset();
        file_.reset();
    }

    /// To be asked of every result of this network. Throws ModelError when the file changed while it was in use, or
    /// when the result holds NaN or infinity: then with the name of the weight that does.
    void check(const at::Tensor& result) { checkResult(*file(), result); }

    /// What it takes on the device, 0 where the model has no such part. Throws ModelError.
    std::uint64_t bytes() { return exists() ? networkBytes(*file(), device_) : 0; }

    std::int64_t parameters() {
        std::int64_t count = 0;
        for (const auto& tensor : file()->tensors()) count += tensor.elements();
        return count;
    }

private:
    const std::shared_ptr<const TensorFile>& file() {
        if (!file_)
            file_ = place_.folder->weights(place_.part);
        return file_;
    }
    bool isLarge() { return isLargeForMemory(*file(), device_); }

    ModelLayout::Place place_;
    Device device_;
    std::shared_ptr<const TensorFile> file_;
    std::optional<Config> config_;
    std::optional<Network> network_;
    std::optional<bool> takesTurns_;  ///< nothing: it does when it is large
};

}  // namespace unclip
