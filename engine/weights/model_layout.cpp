#include "engine/weights/model_layout.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/content_hash.h"
#include "engine/base/error.h"
#include "engine/weights/prior_search.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

// What configs that don't say it mean.
constexpr std::int64_t kPriorWidth = 768, kProjectionWidth = 512;
constexpr int kUnetSide = 64;
constexpr std::int64_t kTokensBesideText = 4;  // text embedding, timestep, noisy embedding, final token

// Karlo's names → those of Kandinsky's parts.
const std::map<std::string, std::string> kOfPrior{{"tokenizer", "tokenizer"},
                                                  {"text_encoder", "text_encoder"},
                                                  {"image_encoder", "image_encoder"},
                                                  {"feature_extractor", "image_processor"},
                                                  {"prior", "prior"},
                                                  {"prior_scheduler", "scheduler"}};
const std::map<std::string, std::string> kOfDecoder{{"decoder", "unet"}, {"decoder_scheduler", "scheduler"}};

// Names of a prior's parts beside Stable unCLIP's decoder → Karlo's names.
const std::map<std::string, std::string> kOfKarlo{{"prior_tokenizer", "tokenizer"},
                                                  {"prior_text_encoder", "text_encoder"},
                                                  {"prior", "prior"},
                                                  {"prior_scheduler", "prior_scheduler"}};

ModelError holdsAll(const ModelFolder& model, const fs::path& prior) {
    return ModelError(says("Models", "%1 holds all of its parts, so it can't be painted with the prior in %2.")
                          .with(model.path(), prior));
}

}  // namespace

ModelLayout ModelLayout::of(std::shared_ptr<const ModelFolder> folder, const fs::path& priorFolder) {
    ModelLayout layout;
    layout.folder_ = std::move(folder);
    if (layout.folder_->isPriorAlone())
        throw ModelError(says("Models",
                              "%1 is a prior, which paints nothing by itself; choose a model, and this as the prior "
                              "that it is painted with.")
                             .with(layout.folder_->path()));
    if (layout.folder_->estimatesDepth())
        throw ModelError(says("Models",
                              "%1 is a depth estimator, which paints nothing by itself; make a depth picture with it, "
                              "whose structure a model for that follows.")
                             .with(layout.folder_->path()));
    if (layout.folder_->abilities().isPriorOnly)
        throw ModelError(says("Models",
                              "%1 is a Kandinsky prior, which paints nothing by itself; choose the decoder's folder, "
                              "and leave this one beside it.")
                             .with(layout.folder_->path()));
    layout.prior_ = layout.folder_;
    const bool mayTakePrior = layout.folder_->noisesEmbeddings() && !layout.folder_->has("prior");
    auto named = priorFolder.empty() ? nullptr : openPrior(priorFolder, mayTakePrior);
    if (named && mayTakePrior)
        layout.takePriorOfKarlo(std::exchange(named, nullptr), priorFolder);
    else if (mayTakePrior)
        if (auto found = findPrior(*layout.folder_))
            layout.prior_ = std::move(found);
    if (named && named->isPriorAlone())
        layout.priorNetwork_ = std::exchange(named, nullptr);
    const bool needsPrior = layout.folder_->abilities().needsPrior;
    if (named && !needsPrior)
        throw holdsAll(*layout.folder_, priorFolder);
    if (needsPrior) {
        layout.prior_ = named ? named : findPrior(*layout.folder_);
        if (!layout.prior_)
            throw ModelError(says("Models",
                                  "%1 is a Kandinsky decoder and needs its prior; put the prior's folder "
                                  "(kandinsky-2-2-prior) beside it.")
                                 .with(layout.folder_->path()));
    }
    if (layout.priorNetwork_)
        layout.checkPriorNetwork();
    if (const Place prior = layout["prior"]; layout.folder_->noisesEmbeddings() && prior.exists())
        layout.checkWidth(*prior.folder, prior.part,
                          layout["decoder"].config().positive("projection_class_embeddings_input_dim") / 2);
    return layout;
}

void ModelLayout::takePriorOfKarlo(std::shared_ptr<const ModelFolder> karlo, const fs::path& named) {
    if (!karlo->lendsPrior())
        throw ModelError(
            says("Models",
                 "%1 can be painted with the prior of a Karlo model, which brings a text encoder along; %2 "
                 "is another one.")
                .with(folder_->path(), named));
    prior_ = std::move(karlo);
}

void ModelLayout::checkPriorNetwork() const {
    if (!ownPrior().exists())
        throw holdsAll(*folder_, priorNetwork_->path());
    const Place text = (*this)[folder_->noisesEmbeddings() ? "prior_text_encoder" : "text_encoder"];
    if (text.exists())  // else missing() says it
        checkWidth(*priorNetwork_, "prior", text.config().positive("projection_dim", kProjectionWidth));
}

void ModelLayout::checkWidth(const ModelFolder& prior, const std::string& part, std::int64_t wanted) const {
    const auto found = prior.config(part).positive("embedding_dim", kPriorWidth);
    if (found != wanted)
        throw ModelError(says("Models",
                              "The prior %1 is made for another model: its embeddings have %2 numbers, those of %3 "
                              "have %4; choose another prior, or none.")
                             .with(prior.path(), found, folder_->path(), wanted));
}

ModelLayout::Place ModelLayout::operator[](const std::string& role) const {
    if (role == "prior")
        return priorNetwork_ ? Place{priorNetwork_, role} : ownPrior();
    if (folder_->noisesEmbeddings())
        return ofStable(role);
    if (role == "prior_text_encoder" || role == "prior_tokenizer")
        return {folder_, std::string()};  // one for both
    if (folder_->seesCaptions())
        return {folder_, role};
    if (const auto found = kOfPrior.find(role); found != kOfPrior.end())
        return {prior_, prior_ == folder_ ? "prior_" + found->second : found->second};
    const auto found = kOfDecoder.find(role);
    return {folder_, found != kOfDecoder.end() ? found->second : role};
}

ModelLayout::Place ModelLayout::ofStable(const std::string& role) const {
    if (const auto found = kOfKarlo.find(role); found != kOfKarlo.end())
        return {prior_, prior_ == folder_ ? role : found->second};
    const auto found = kOfDecoder.find(role);
    return {folder_, found != kOfDecoder.end() ? found->second : role};
}

ModelLayout::Place ModelLayout::ownPrior() const {
    return {prior_, prior_ == folder_ && !folder_->seesCaptions() ? "prior_prior" : "prior"};
}

std::string ModelLayout::replacedIn(const ModelFolder& folder) const {
    const Place own = ownPrior();
    return priorNetwork_ && own.folder.get() == &folder ? own.part : std::string();
}

std::vector<std::shared_ptr<const ModelFolder>> ModelLayout::folders() const {
    std::vector folders{folder_};
    if (prior_ != folder_)
        folders.push_back(prior_);
    if (priorNetwork_)
        folders.push_back(priorNetwork_);
    return folders;
}

fs::path ModelLayout::priorNetworkFolder() const {
    return priorNetwork_ ? priorNetwork_->path() : fs::path();
}

bool ModelLayout::hasOnePassPrior() const {
    const Place prior = (*this)["prior"];
    return prior.exists() && predictsInOnePass(prior.config());
}

bool predictsInOnePass(const ComponentConfig& prior) {
    return prior.positive("additional_embeddings", kTokensBesideText) == kTokensBesideText - 1;
}

int ModelLayout::pictureSide() const {
    if (folder_->paintsLatents() && !folder_->has("vae"))
        return kLatentPictureSide;
    const auto sideOf = [this](const char* role, std::int64_t otherwise) {
        const Place place = (*this)[role];
        return place.exists() ? place.config().positive("sample_size", otherwise) : otherwise;
    };
    if (folder_->noisesEmbeddings()) {
        const auto levels = (*this)["vae"].config().integers("block_out_channels").size();
        return static_cast<int>(sideOf("decoder", kUnetSide) << std::min<std::size_t>(levels - 1, 10));
    }
    if (folder_->has("vae"))
        return static_cast<int>(sideOf("vae", kLatentPictureSide));
    return static_cast<int>(sideOf("super_res_first", kUpsamplerFactor * sideOf("decoder", kDecoderSide)));
}

std::vector<Sentence> ModelLayout::missing() const {
    std::vector<Sentence> sentences;
    for (const auto& folder : folders())
        for (const Sentence& sentence : folder->missing(replacedIn(*folder))) sentences.push_back(sentence);
    return sentences;
}

std::string ModelLayout::hash() const {
    const auto all = folders();
    if (all.size() == 1)
        return folder_->hash();
    ContentHash hash;
    for (const auto& folder : all) hash.add(folder->hash(replacedIn(*folder)));
    return hash.hex();
}

}  // namespace unclip
