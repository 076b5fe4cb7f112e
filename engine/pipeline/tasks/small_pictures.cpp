#include "engine/pipeline/tasks/small_pictures.h"

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

at::Tensor paintSmallPictures(Painting& painting, const std::function<ImageCondition()>& image,
                              const at::Tensor& wanted, const Edit& edit, Noise& noise, int first) {
    Stages& stages = painting.stages;
    const Edit small = stages.forDecoder(edit);
    at::Tensor best = stages.paintSmall(image(), painting.text, small, noise, first);
    const int tries = painting.settings().bestOf;
    if (tries == 1)
        return best;
    std::vector<double> likenessOfBest;
    for (std::int64_t row = 0; row < best.size(0); ++row)
        likenessOfBest.push_back(likeness(painting, toPixels(best, row), wanted));
    for (int i = 1; i < tries; ++i) {
        std::vector<cv::Mat> filmOfBest = std::exchange(painting.film, {});
        const auto another = stages.paintSmall(image(), painting.text, small, noise, first);
        for (std::int64_t row = 0; row < best.size(0); ++row) {
            const double itsLikeness = likeness(painting, toPixels(another, row), wanted);
            double& highest = likenessOfBest[static_cast<std::size_t>(row)];
            const bool isBetter = itsLikeness > highest;
            if (row == 0 && !isBetter)  // the film shows the first picture of a batch
                painting.film = std::move(filmOfBest);
            if (!isBetter)
                continue;
            highest = itsLikeness;
            best[row].copy_(another[row]);
        }
    }
    return best;
}

}  // namespace unclip
