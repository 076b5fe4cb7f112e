#include "engine/pipeline/memory_plan.h"

#include <algorithm>

namespace unclip {
namespace {

// Of what is free: the rest is for what libraries take for themselves.
constexpr double kUsableShare = 0.9;

/// What one stage needs beside the others.
struct StageNeed {
    std::uint64_t weights = 0, work = 0;
};

std::uint64_t bytes(double elements, at::ScalarType dtype) {
    return static_cast<std::uint64_t>(elements) * at::elementSize(dtype);
}

// A transformer's tokens pass through about ten tensors of its width and two of its perceptron's.
double transformerWork(double tokens, double width, double perceptronWidth) {
    return tokens * (10 * width + 2 * perceptronWidth);
}

/// Elements of a U-Net at work: all that its way down keeps for the way up, and what its widest layer holds at once.
double unetWork(const UnetConfig& config, double rows, double height, double width) {
    double kept = rows * static_cast<double>(config.channels.front()) * height * width, widest = kept;
    for (std::size_t level = 0; level < config.channels.size(); ++level) {
        const double shrunk = static_cast<double>(std::int64_t{1} << (2 * level));
        const double map = rows * static_cast<double>(config.channels[level]) * height * width / shrunk;
        kept += map * static_cast<double>(config.layers[level]) + map / 4;
        widest = std::max(widest, map);
    }
    constexpr double kMapsAtOnce = 6;  // concatenated, normalised, convolved
    return kept + kMapsAtOnce * widest;
}

/// Elements of an autoencoder's decoder for pictures of so many pixels: its finest levels hold nearly all.
double autoencoderWork(const AutoencoderShape& shape, double pixels, double mapsAtOnce) {
    const auto& channels = shape.channels;
    const double widest = static_cast<double>(channels.size() > 1 ? std::max(channels[0], channels[1]) : channels[0]);
    return mapsAtOnce * widest * pixels;
}

class Guess {
public:
    Guess(const Request& request, const PaintSettings& settings, LoadedModel& model, int pictures)
        : request_(request), settings_(settings), model_(model), pictures_(pictures) {}

    std::vector<StageNeed> stages() {
        addEncoders();
        addPrior();
        addDecoder();
        addUpsampler();
        return std::move(stages_);
    }

private:
    at::ScalarType dtype() const { return model_.device().dtype; }

    void addEncoders() {
        for (auto* encoder : {&model_.textEncoder, &model_.priorTextEncoder})
            if (encoder->exists())
                addTextEncoder(*encoder);
        if (!looksAtPictures())
            return;
        const auto& image = model_.imageEncoder.config();
        stages_.push_back(
            {model_.imageEncoder.bytes(),
             bytes(transformerWork(static_cast<double>(image.patches()), static_cast<double>(image.layer.width),
                                   static_cast<double>(image.layer.perceptronWidth)),
                   dtype())});
    }

    void addTextEncoder(Part<TextEncoder, TextEncoderConfig>& encoder) {
        const auto& text = encoder.config();
        stages_.push_back({encoder.bytes(), bytes(transformerWork(2.0 * static_cast<double>(text.tokens),
                                                                  static_cast<double>(text.layer.width),
                                                                  static_cast<double>(text.layer.perceptronWidth)),
                                                  dtype())});
    }

    bool looksAtPictures() {
        const bool isAsked = descriptionOf(request_.task).conditioning == Conditioning::pictures || request_.ranked ||
                             settings_.bestOf > 1 || enlargesWithDetail(request_);
        return model_.imageEncoder.exists() && (isAsked || !model_.seesCaptions());
    }

    void addPrior() {
        const bool runs = descriptionOf(request_.task).conditioning == Conditioning::prompt &&
                          request_.priorMode == PriorMode::prior && model_.prior.exists();
        if (!runs)
            return;
        const auto& config = model_.prior.config();
        const double rows = pictures_ * (settings_.isPriorGuided ? 2.0 : 1.0);
        const double tokens = rows * static_cast<double>(config.textTokens + 1),
                     width = static_cast<double>(config.width());
        // Keys and values of the caption stay for all steps.
        stages_.push_back({model_.prior.bytes(), bytes(transformerWork(tokens, width, 4 * width) +
                                                           2 * tokens * width * static_cast<double>(config.layers),
                                                       dtype())});
    }

    void addDecoder() {
        double rows = pictures_ * (settings_.isGuided ? 2.0 : 1.0);
        const double pixels = static_cast<double>(settings_.smallHeight * settings_.smallWidth) * pictures_;
        double cell = 1;
        StageNeed decoder{model_.decoder.bytes() + model_.textProjection.bytes(), 0}, autoencoder;
        if (settings_.bestOf > 1 &&
            settings_.sampler == Sampler::multistep) {  // all tries are painted halfway together
            rows *= settings_.bestOf;
            decoder.weights += model_.imageEncoder.bytes();
        }
        if (model_.vae.exists()) {
            constexpr double kTile = 1024.0 * 1024.0;  // larger pictures are decoded in tiles
            cell = static_cast<double>(model_.vae.config().factor());
            autoencoder = {
                model_.vae.bytes(),
                bytes(autoencoderWork(model_.vae.config(), std::min(pixels, kTile * pictures_), 5), dtype())};
        } else if (model_.movq.exists()) {
            cell = static_cast<double>(model_.movq.config().factor());
            autoencoder = {model_.movq.bytes(), bytes(autoencoderWork(model_.movq.config(), pixels, 8), dtype())};
        }
        decoder.work = bytes(unetWork(model_.decoder.config(), rows, static_cast<double>(settings_.smallHeight) / cell,
                                      static_cast<double>(settings_.smallWidth) / cell),
                             dtype());
        stages_.push_back(decoder);
        if (autoencoder.weights > 0)
            stages_.push_back(autoencoder);
    }

    void addUpsampler() {
        if (!settings_.upsamples)
            return;
        const double pixels = static_cast<double>(settings_.height * settings_.width) * pictures_;
        constexpr double kSamples = 8 * 3;  // sample, condition, noise and belief, three channels each, in float32
        const auto work = bytes(unetWork(model_.firstUpsampler.config(), pictures_,
                                         static_cast<double>(settings_.height), static_cast<double>(settings_.width)),
                                dtype()) +
                          bytes(kSamples * pixels, at::kFloat);
        stages_.push_back({model_.firstUpsampler.bytes(), work});
        stages_.push_back({model_.lastUpsampler.bytes(), work});
    }

    const Request& request_;
    const PaintSettings& settings_;
    LoadedModel& model_;
    const int pictures_;
    std::vector<StageNeed> stages_;
};

/// Bytes at once. Those of a CPU that stay are its small networks.
std::uint64_t needOf(const std::vector<StageNeed>& stages, bool takeTurns, std::uint64_t stayUpTo) {
    std::uint64_t staying = 0, largest = 0;
    for (const auto& stage : stages) {
        const bool stays = !takeTurns || stage.weights <= stayUpTo;
        staying += stays ? stage.weights : 0;
        largest = std::max(largest, stage.work + (stays ? 0 : stage.weights));
    }
    return staying + largest;
}

}  // namespace

MemoryPlan MemoryPlan::of(const Request& request, const PaintSettings& settings, LoadedModel& model, int wantedAtOnce) {
    const bool isCpu = model.device().device.is_cpu(), isKnown = model.device().freeBytes > 0;
    const auto usable = static_cast<std::uint64_t>(kUsableShare * static_cast<double>(model.device().freeBytes));
    MemoryPlan plan;
    plan.picturesAtOnce = std::max(1, wantedAtOnce);
    while (true) {
        const auto stages = Guess(request, settings, model, plan.picturesAtOnce).stages();
        plan.weights = 0;
        for (const auto& stage : stages) plan.weights += stage.weights;
        plan.partsTakeTurns = isCpu || (isKnown && needOf(stages, false, 0) > usable);
        plan.needed = needOf(stages, plan.partsTakeTurns, isCpu ? kLargeNetworkBytes : 0);
        const bool fits = !isKnown || !plan.partsTakeTurns || plan.needed <= usable;
        if (fits || plan.picturesAtOnce == 1)
            return plan;
        plan.picturesAtOnce /= 2;
    }
}

}  // namespace unclip
