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
            StoredParameters source(file(), device_, !isLarge());
            network_.emplace(Parameters(source), config());
        }
        return *network_;
    }

    /// Throws the ModelError that network() would throw, without reading any weight.
    void checkFit() {
        StoredParameters source(file(), Device{at::kMeta}, false);
        const Network network(Parameters(source), config());
    }

    /// The stage of the job that used it is over: a large network gives its memory back.
    void leave() {
        if (network_ && isLarge()) {
            network_.reset();
            file_->release();
        }
    }

    void freeMemory() {
        network_.reset();
        file_.reset();
    }

    /// To be asked of every result of this network. Throws ModelError when the file changed while it was in use, or
    /// when the result holds NaN or infinity: then with the name of the weight that does.
    void check(const at::Tensor& result) { checkResult(*file(), result); }

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
};

}  // namespace unclip
