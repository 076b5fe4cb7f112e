#include "engine/pipeline/tasks/small_pictures.h"

#include <limits>

#include "engine/pipeline/pixels.h"

namespace unclip {

ImageCondition conditionOfPrompt(Painting& painting, Noise& noise) {
    const Request& request = painting.request;
    switch (request.priorMode) {
        case PriorMode::prior: {
            const bool givesNegative = !painting.model.seesCaptions() && !request.negativePrompt.empty();
            return painting.stages.samplePriorFor(painting.text, givesNegative, noise);
        }
        case PriorMode::text:
            return {painting.text.captionEmbedding(), {}};
        case PriorMode::none:
            return {};
    }
    return {};
}

double likeness(Painting& painting, const cv::Mat& picture, const at::Tensor& wanted) {
    return at::cosine_similarity(painting.stages.encodePicture(picture), wanted).item<double>();
}

namespace {

// One row for each try of each picture, all pictures' first tries first.
ImageCondition conditionOfTries(const std::function<ImageCondition()>& image, int tries, int pictures) {
    std::vector<at::Tensor> with, without;
    for (int i = 0; i < tries; ++i) {
        const ImageCondition condition = image();
        if (condition.with.defined())
            with.push_back(condition.with.expand({pictures, -1}));
        if (condition.without.defined())
            without.push_back(condition.without.expand({pictures, -1}));
    }
    const auto rows = [](const std::vector<at::Tensor>& all) { return all.empty() ? at::Tensor() : at::cat(all); };
    return {rows(with), rows(without)};
}

// The row of each picture's try that is nearest to what is wanted.
at::Tensor nearestRows(Painting& painting, const at::Tensor& tries, const at::Tensor& wanted, int pictures) {
    std::vector<double> likenesses;
    for (std::int64_t row = 0; row < tries.size(0); ++row)
        likenesses.push_back(likeness(painting, toPixels(tries, row), wanted));
    return at::tensor(likenesses).view({-1, pictures}).argmax(0) * pictures + at::arange(pictures);
}

// Each try to its end.
at::Tensor bestOfFinished(Painting& painting, const std::function<ImageCondition()>& image, const at::Tensor& wanted,
                          const Edit& edit, Noise& noise, int first) {
    Stages& stages = painting.stages;
    at::Tensor best;
    std::vector<double> likenessOfBest;
    std::vector<cv::Mat> filmOfBest;
    for (int i = 0; i < painting.settings().bestOf; ++i) {
        const auto another = stages.paintSmall(image(), painting.text, edit, noise, first);
        if (i == 0) {
            best = another.clone();
            likenessOfBest.assign(static_cast<std::size_t>(best.size(0)), -std::numeric_limits<double>::infinity());
        }
        for (std::int64_t row = 0; row < best.size(0); ++row) {
            const double itsLikeness = likeness(painting, toPixels(another, row), wanted);
            double& highest = likenessOfBest[static_cast<std::size_t>(row)];
            if (itsLikeness <= highest)
                continue;
            highest = itsLikeness;
            best[row].copy_(another[row]);
            if (row == 0)  // the film shows the first picture of a batch
                filmOfBest = painting.film;
        }
        painting.film.clear();
    }
    painting.film = std::move(filmOfBest);
    return best;
}

}  // namespace

bool choosesHalfway(const PaintSettings& settings, const Edit& edit) {
    const bool harmonises = edit.keepsSome() && edit.rounds > 1;
    return settings.bestOf > 1 && settings.sampler == Sampler::multistep && !edit.noise.defined() && !harmonises;
}

at::Tensor paintSmallPictures(Painting& painting, const std::function<ImageCondition()>& image,
                              const at::Tensor& wanted, const Edit& edit, Noise& noise, int first) {
    const int tries = painting.settings().bestOf, pictures = noise.pictures();
    const Edit small = painting.stages.forDecoder(edit);
    if (tries == 1)
        return painting.stages.paintSmall(image(), painting.text, small, noise, first);
    if (!choosesHalfway(painting.settings(), edit))
        return bestOfFinished(painting, image, wanted, small, noise, first);
    return painting.stages.paintSmall(
        conditionOfTries(image, tries, pictures), painting.text, small, noise, first,
        {tries, [&](const at::Tensor& believed) { return nearestRows(painting, believed, wanted, pictures); }});
}

}  // namespace unclip
