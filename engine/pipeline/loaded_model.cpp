#include "engine/pipeline/loaded_model.h"

#include "engine/error.h"

namespace unclip {
namespace {

ModelDefaults readDefaults(const std::filesystem::path& folder) {
    const auto file = folder / "defaults.json";
    ModelDefaults result;
    if (!std::filesystem::exists(file))
        return result;
    const auto config = ComponentConfig::read(file);
    const auto steps = [&](const char* key, int standard) {
        return static_cast<int>(config.integer(key, 2, kMaximumSteps, standard));
    };
    result.priorSteps = steps("priorSteps", result.priorSteps);
    result.decoderSteps = steps("decoderSteps", result.decoderSteps);
    result.upsamplerSteps = steps("upsamplerSteps", result.upsamplerSteps);
    result.priorGuidance = config.number("priorGuidance", result.priorGuidance, 0, kMaximumGuidance);
    result.guidance = config.number("guidance", result.guidance, 0, kMaximumGuidance);
    result.bestOf = static_cast<int>(config.integer("bestOf", 1, kMaximumBestOf, result.bestOf));
    return result;
}

}  // namespace

LoadedModel::LoadedModel(const std::filesystem::path& folder, const Device& device)
    : folder_(ModelFolder::open(folder)),
      device_(device),
      defaults_(readDefaults(folder)),
      hash_(folder_->hash()),
      textEncoder(folder_, "text_encoder", device),
      imageEncoder(folder_, "image_encoder", device),
      prior(folder_, "prior", device),
      textProjection(folder_, "text_proj", device),
      decoder(folder_, "decoder", device),
      firstUpsampler(folder_, "super_res_first", device),
      lastUpsampler(folder_, "super_res_last", device) {
    if (const auto missing = folder_->missing(); !missing.empty())
        throw ModelError(missing.front());
}

const PromptReader& LoadedModel::promptReader() {
    if (!promptReader_)
        promptReader_ = PromptReader::open(folder_->path());
    return *promptReader_;
}

PreprocessingConfig LoadedModel::preprocessing() const {
    return PreprocessingConfig::from(folder_->config("feature_extractor"));
}

UnclipScheduler LoadedModel::scheduler(const std::string& part) const {
    return UnclipScheduler(UnclipSchedulerConfig::from(folder_->config(part)));
}

void LoadedModel::freeMemory() {
    textEncoder.freeMemory();
    imageEncoder.freeMemory();
    prior.freeMemory();
    textProjection.freeMemory();
    decoder.freeMemory();
    firstUpsampler.freeMemory();
    lastUpsampler.freeMemory();
}

}  // namespace unclip
