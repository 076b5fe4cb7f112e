#pragma once

#include <ATen/ATen.h>

#include <array>
#include <opencv2/core.hpp>

#include "engine/image/resample.h"

namespace unclip {

class ComponentConfig;

/// What CLIP's feature extractor does to a picture, as preprocessor_config.json says (transformers'
/// CLIPImageProcessor).
struct PreprocessingConfig {
    bool resizes = true, crops = true, rescales = true, normalises = true;
    int shortEdge = 224;      ///< the short edge becomes this; 0: the picture is forced to `size`
    cv::Size size;            ///< wanted size when shortEdge is 0
    cv::Size crop{224, 224};  ///< the middle that is kept
    ResampleFilter filter = ResampleFilter::bicubic;
    double rescaleFactor = 1.0 / 255.0;
    std::array<float, 3> mean{0.48145466f, 0.4578275f, 0.40821073f};  ///< red, green, blue
    std::array<float, 3> deviation{0.26862954f, 0.26130258f, 0.27577711f};

    /// Throws ModelError naming the key, its value and the rule.
    static PreprocessingConfig from(const ComponentConfig& config);

    /// Only what it says of filter and numbers, not of sizes; what it doesn't say stays. Throws as from() does.
    void readPixels(const ComponentConfig& config);
};

/// A picture as CLIP's image encoder wants it.
///
/// bgr      8-bit, 3 channels, any size
/// returns  [1, 3, height, width], float32, red first
at::Tensor preprocess(const cv::Mat& bgr, const PreprocessingConfig& config);

}  // namespace unclip
