#pragma once

#include "engine/clip/image_preprocessing.h"

namespace unclip {

/// What a depth estimator's image processor does to a picture, as preprocessor_config.json says (transformers'
/// DPTImageProcessor).
struct DepthPreprocessing {
    PreprocessingConfig pixels;  ///< filter, scale and shift of the numbers; its sizes aren't used
    cv::Size size{384, 384};
    bool keepsShape = false;  ///< one side becomes that of `size`, whichever changes less; else both do
    int multiple = 1;         ///< the sides are whole multiples of this

    /// Throws ModelError naming the key, its value and the rule.
    static DepthPreprocessing from(const ComponentConfig& config);

    /// What a picture is scaled to.
    cv::Size sizeFor(cv::Size picture) const;
};

/// A picture as an estimator with patches of `patch` pixels wants it.
///
/// bgr      8-bit, 3 channels, any size
/// returns  [1, 3, height, width], float32, red first
/// Throws PictureError for one so narrow that it can't be scaled.
at::Tensor preprocess(const cv::Mat& bgr, const DepthPreprocessing& config, std::int64_t patch);

}  // namespace unclip
