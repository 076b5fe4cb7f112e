#include "engine/weights/model_layout.h"

#include <algorithm>
#include <map>

#include "engine/base/content_hash.h"
#include "engine/base/error.h"
#include "engine/weights/prior_search.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kUpsamplerFactor = 4;  // where the upsampler doesn't say what it makes of the decoder's pictures

// Karlo's names → those of Kandinsky's parts.
const std::map<std::string, std::string> kOfPrior{{"tokenizer", "tokenizer"},
                                                  {"text_encoder", "text_encoder"},
                                                  {"image_encoder", "image_encoder"},
                                                  {"feature_extractor", "image_processor"},
                                                  {"prior", "prior"},
                                                  {"prior_scheduler", "scheduler"}};
const std::map<std::string, std::string> kOfDecoder{{"decoder", "unet"}, {"decoder_scheduler", "scheduler"}};

}  // namespace

ModelLayout ModelLayout::of(std::shared_ptr<const ModelFolder> folder, const fs::path& priorFolder) {
    ModelLayout layout;
    layout.folder_ = std::move(folder);
    if (layout.folder_->abilities().isPriorOnly)
        throw ModelError(says("Models",
                              "%1 is a Kandinsky prior, which paints nothing by itself; choose the decoder's folder, "
                              "and leave this one beside it.")
                             .with(layout.folder_->path()));
    layout.prior_ = layout.folder_;
    const bool needsPrior = layout.folder_->abilities().needsPrior;
    if (!priorFolder.empty() && !needsPrior)
        throw ModelError(says("Models", "%1 holds all of its parts, so it can't be painted with the prior in %2.")
                             .with(layout.folder_->path(), priorFolder));
    if (needsPrior) {
        layout.prior_ = priorFolder.empty() ? findPrior(*layout.folder_) : openPrior(priorFolder);
        if (!layout.prior_)
            throw ModelError(says("Models",
                                  "%1 is a Kandinsky decoder and needs its prior; put the prior's folder "
                                  "(kandinsky-2-2-prior) beside it.")
                                 .with(layout.folder_->path()));
    }
    return layout;
}

ModelLayout::Place ModelLayout::operator[](const std::string& role) const {
    if (folder_->seesCaptions())
        return {folder_, role};
    if (const auto found = kOfPrior.find(role); found != kOfPrior.end())
        return {prior_, prior_ == folder_ ? "prior_" + found->second : found->second};
    const auto found = kOfDecoder.find(role);
    return {folder_, found != kOfDecoder.end() ? found->second : role};
}

std::vector<std::shared_ptr<const ModelFolder>> ModelLayout::folders() const {
    if (prior_ == folder_)
        return {folder_};
    return {folder_, prior_};
}

int ModelLayout::pictureSide() const {
    if (folder_->paintsLatents() && !folder_->has("vae"))
        return kLatentPictureSide;
    const auto sideOf = [this](const char* role, std::int64_t otherwise) {
        const Place place = (*this)[role];
        return place.exists() ? place.config().positive("sample_size", otherwise) : otherwise;
    };
    if (folder_->has("vae"))
        return static_cast<int>(sideOf("vae", kLatentPictureSide));
    return static_cast<int>(sideOf("super_res_first", kUpsamplerFactor * sideOf("decoder", kDecoderSide)));
}

std::vector<Sentence> ModelLayout::missing() const {
    std::vector<Sentence> sentences;
    for (const auto& folder : folders())
        for (const Sentence& sentence : folder->missing()) sentences.push_back(sentence);
    return sentences;
}

std::string ModelLayout::hash() const {
    if (prior_ == folder_)
        return folder_->hash();
    ContentHash hash;
    for (const auto& folder : folders()) hash.add(folder->hash());
    return hash.hex();
}

}  // namespace unclip
