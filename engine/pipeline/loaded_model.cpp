#include "engine/pipeline/loaded_model.h"

#include "engine/base/error.h"
#include "engine/base/hub_cache.h"
#include "engine/diffusion/ddim_scheduler.h"
#include "engine/diffusion/unclip_scheduler.h"

namespace unclip {

LoadedModel::LoadedModel(const std::filesystem::path& folder, const Device& device,
                         const std::filesystem::path& priorFolder)
    : layout_(ModelLayout::of(ModelFolder::open(folder), priorFolder)),
      device_(device),
      defaults_(readDefaults(layout_)),
      hash_(layout_.hash()),
      textEncoder(layout_["text_encoder"], device),
      priorTextEncoder(layout_["prior_text_encoder"], device),
      imageEncoder(layout_["image_encoder"], device),
      prior(layout_["prior"], device),
      textProjection(layout_["text_proj"], device),
      imageNormalizer(layout_["image_normalizer"], device),
      decoder(layout_["decoder"], device),
      firstUpsampler(layout_["super_res_first"], device),
      lastUpsampler(layout_["super_res_last"], device),
      movq(layout_["movq"], device),
      vae(layout_["vae"], device) {
    if (const auto missing = layout_.missing(); !missing.empty())
        throw ModelError(missing.front());
}

PaintedWith LoadedModel::paintedWith() const {
    return {modelName(folder().path()), hash_, device_.name(), device_.precision()};
}

const PromptReader& LoadedModel::promptReader() {
    if (!promptReader_)
        promptReader_ = PromptReader::open(layout_);
    return *promptReader_;
}

const BpeTokenizer& LoadedModel::clipTokenizer() {
    if (!priorTextEncoder.exists())
        return promptReader().tokenizer();
    if (!priorTokenizer_) {
        const ModelLayout::Place place = layout_["prior_tokenizer"];
        priorTokenizer_ = BpeTokenizer::fromFolder(place.folder->part(place.part).folder,
                                                   static_cast<int>(priorTextEncoder.config().tokens));
    }
    return *priorTokenizer_;
}

PreprocessingConfig LoadedModel::preprocessing() const {
    return PreprocessingConfig::from(layout_["feature_extractor"].config());
}

std::unique_ptr<const Scheduler> LoadedModel::scheduler(const std::string& role) const {
    const ModelLayout::Place place = layout_[role];
    const auto config = place.config();
    const std::string& name = place.folder->part(place.part).className;
    if (name == "DDPMScheduler")
        return std::make_unique<DdpmScheduler>(DdpmSchedulerConfig::from(config));
    if (name == "DDIMScheduler" || name == "PNDMScheduler")
        return std::make_unique<DdimScheduler>(DdimSchedulerConfig::from(config, name == "PNDMScheduler"));
    return std::make_unique<UnclipScheduler>(UnclipSchedulerConfig::from(config));
}

const at::Tensor& LoadedModel::emptyPictureEmbedding() {
    if (!emptyPictureEmbedding_.defined()) {
        const auto side = imageEncoder.config().side;
        const auto pixels = at::zeros({1, 3, side, side}, at::TensorOptions(device_.device).dtype(device_.dtype));
        emptyPictureEmbedding_ = imageEncoder.network()(pixels).to(at::kFloat);
        imageEncoder.check(emptyPictureEmbedding_);
        imageEncoder.leave();
    }
    return emptyPictureEmbedding_;
}

void LoadedModel::setPartsTakeTurns(bool takeTurns) {
    // A CPU's weights are mapped files, so there only the large ones are worth it.
    if (!device_.device.is_cpu())
        forEachPart([&](auto& part) { part.setTakesTurns(takeTurns); });
}

void LoadedModel::freeMemory() {
    forEachPart([](auto& part) { part.freeMemory(); });
    results_.forget();
}

}  // namespace unclip
