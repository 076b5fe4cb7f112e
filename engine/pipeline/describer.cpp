#include "engine/pipeline/describer.h"

#include <algorithm>
#include <cmath>

#include "engine/pipeline/clip_embedding.h"

namespace unclip {
namespace {

constexpr std::size_t kKept = 8;       // subjects, and then subjects in their settings, that are looked at closer
constexpr std::size_t kTold = 5;       // captions
constexpr double kLogitScale = 100.0;  // CLIP's own temperature after its training

}  // namespace

Describer::Describer(const LoadedModel& model)
    : words_(CaptionWords::ofModel(model.folder().path())), modelHash_(model.hash()) {}

std::vector<Description> Describer::operator()(LoadedModel& model, const cv::Mat& bgr) {
    const auto picture = pictureEmbedding(model, bgr);
    std::vector<Choice> choices, finer;
    for (std::size_t i = 0; i < words_.subjects.size(); ++i) choices.push_back({.subject = i});
    keepLikest(choices, kKept, false, model, picture);
    for (const Choice& choice : choices)
        for (std::size_t i = 0; i < words_.settings.size(); ++i) finer.push_back({choice.subject, i});
    choices = std::exchange(finer, {});
    keepLikest(choices, kKept, true, model, picture);
    for (const Choice& choice : choices)
        for (std::size_t i = 0; i < words_.styles.size(); ++i) finer.push_back({choice.subject, choice.setting, i});
    keepLikest(finer, finer.size(), true, model, picture);

    double sum = 0;
    const auto weightOf = [&](const Choice& choice) {
        return std::exp(kLogitScale * (choice.similarity - finer.front().similarity));
    };
    for (const Choice& choice : finer) sum += weightOf(choice);
    std::vector<Description> descriptions;
    for (const Choice& choice : std::span(finer).first(std::min(kTold, finer.size())))
        descriptions.push_back({words_.caption(choice.subject, choice.setting, choice.style), weightOf(choice) / sum});
    return descriptions;
}

void Describer::keepLikest(std::vector<Choice>& choices, std::size_t most, bool saysSetting, LoadedModel& model,
                           const at::Tensor& picture) {
    std::vector<std::string> captions;
    for (const Choice& choice : choices)
        captions.push_back(saysSetting ? words_.caption(choice.subject, choice.setting, choice.style)
                                       : words_.subjects[choice.subject]);
    embed(captions, model);
    for (std::size_t i = 0; i < choices.size(); ++i)
        choices[i].similarity = embeddings_.at(captions[i]).dot(picture).item<float>();
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.similarity > b.similarity; });
    choices.resize(std::min(most, choices.size()));
}

void Describer::embed(const std::vector<std::string>& captions, LoadedModel& model) {
    std::vector<std::string> missing;
    for (const std::string& caption : captions)
        if (embeddings_.emplace(caption, at::Tensor()).second)
            missing.push_back(caption);
    if (missing.empty())
        return;
    try {
        const auto embeddings = textEmbeddings(model, missing);
        for (std::size_t i = 0; i < missing.size(); ++i)
            embeddings_[missing[i]] = embeddings[static_cast<std::int64_t>(i)];
    } catch (...) {
        for (const std::string& caption : missing) embeddings_.erase(caption);
        throw;
    }
}

}  // namespace unclip
