#include "engine/pipeline/model_defaults.h"

#include <algorithm>
#include <optional>

namespace unclip {
namespace {

// Those of the reference's pipelines, but for Kandinsky's 100 decoder steps, of which half do as well.
ModelDefaults standardDefaults(const ModelLayout& layout) {
    ModelDefaults result;
    if (!layout.folder().seesCaptions()) {
        result.decoderSteps = 50;
        result.guidance = 4.0;
    } else if (layout.folder().noisesEmbeddings()) {
        result.decoderSteps = 20;
        result.guidance = 10.0;
    }
    return result;
}

// Of a picture that shall be seen soon: outlines and colours are decided before the last steps, so guidance may end
// then.
ModelDefaults quickDefaults(const ModelDefaults& standard) {
    ModelDefaults result = standard;
    result.sampler = Sampler::multistep;
    result.priorSteps = std::min(standard.priorSteps, 8);
    result.decoderSteps = std::min(standard.decoderSteps, 10);
    result.upsamplerSteps = std::min(standard.upsamplerSteps, 3);
    result.priorBestOf = (standard.priorBestOf + 1) / 2;
    result.bestOf = (standard.bestOf + 1) / 2;
    result.guided.first = std::max<std::int64_t>(standard.guided.first, 100);
    return result;
}

ModelDefaults bestDefaults(const ModelDefaults& standard) {
    ModelDefaults result = standard;
    result.priorSteps = 2 * standard.priorSteps;
    result.decoderSteps = std::max(100, standard.decoderSteps);
    result.upsamplerSteps = 2 * standard.upsamplerSteps;
    result.priorBestOf = std::min(2 * standard.priorBestOf, kMaximumBestOf);
    result.bestOf = std::min(2 * standard.bestOf, kMaximumBestOf);
    return result;
}

ModelDefaults withOwn(const ComponentConfig& config, ModelDefaults result) {
    const auto steps = [&](const char* key, int standard) {
        return static_cast<int>(config.integer(key, 2, kMaximumSteps, standard));
    };
    result.priorSteps = steps("priorSteps", result.priorSteps);
    result.decoderSteps = steps("decoderSteps", result.decoderSteps);
    result.upsamplerSteps = steps("upsamplerSteps", result.upsamplerSteps);
    result.priorGuidance = config.number("priorGuidance", result.priorGuidance, 0, kMaximumGuidance);
    result.guidance = config.number("guidance", result.guidance, 0, kMaximumGuidance);
    result.priorBestOf = static_cast<int>(config.integer("priorBestOf", 1, kMaximumBestOf, result.priorBestOf));
    result.bestOf = static_cast<int>(config.integer("bestOf", 1, kMaximumBestOf, result.bestOf));
    const char* sampler = result.sampler == Sampler::multistep ? "multistep" : "ancestral";
    result.sampler = config.oneOf("sampler", {"ancestral", "multistep"}, sampler) == "multistep" ? Sampler::multistep
                                                                                                 : Sampler::ancestral;
    result.guided.first = config.integer("guidedFrom", 0, 100'000, result.guided.first);
    result.guided.last = config.integer("guidedTo", 0, 100'000, std::min<std::int64_t>(result.guided.last, 100'000));
    return result;
}

}  // namespace

std::map<Quality, ModelDefaults> readDefaults(const ModelLayout& layout) {
    const auto file = layout.folder().path() / "defaults.json";
    std::optional<ComponentConfig> config;
    if (std::filesystem::exists(file))
        config = ComponentConfig::read(file);
    const ModelDefaults standard = config ? withOwn(*config, standardDefaults(layout)) : standardDefaults(layout);
    const auto at = [&](Quality quality, const ModelDefaults& otherwise) {
        return config && config->has(name(quality)) ? withOwn(config->section(name(quality)), otherwise) : otherwise;
    };
    return {{Quality::quick, at(Quality::quick, quickDefaults(standard))},
            {Quality::standard, standard},
            {Quality::best, at(Quality::best, bestDefaults(standard))}};
}

}  // namespace unclip
