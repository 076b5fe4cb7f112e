#pragma once

#include <unordered_map>

#include "engine/pipeline/loaded_model.h"
#include "engine/request/engine.h"
#include "engine/text/caption_words.h"

namespace unclip {

/// Says what pictures show by comparing CLIP's embedding of each with those of captions, without training for it
/// (Radford et al. 2021, section 3.1). Subjects are compared first, the likeliest in all settings, the likeliest of
/// those in all styles. Keeps the captions' embeddings for the next picture.
class Describer {
public:
    /// Throws ModelError when the model's list of words is wrong.
    explicit Describer(const LoadedModel& model);

    /// Whether it was made for this very model.
    bool isFor(const LoadedModel& model) const { return modelHash_ == model.hash(); }

    /// The five likeliest captions, likeliest first, with their probabilities among those that were compared last.
    std::vector<Description> operator()(LoadedModel& model, const cv::Mat& bgr);

private:
    struct Choice {
        std::size_t subject = 0, setting = 0, style = 0;
        float similarity = 0;  ///< cosine, −1..1
    };
    /// Fills in how like the picture they are, and leaves the `most` likest, likest first.
    void keepLikest(std::vector<Choice>& choices, std::size_t most, bool saysSetting, LoadedModel& model,
                    const at::Tensor& picture);
    void embed(const std::vector<std::string>& captions, LoadedModel& model);

    CaptionWords words_;
    std::string modelHash_;
    std::unordered_map<std::string, at::Tensor> embeddings_;
};

}  // namespace unclip
