#pragma once

#include "engine/depth/depth_estimator.h"
#include "engine/depth/depth_preprocessing.h"
#include "engine/pipeline/part.h"

namespace unclip {

/// Makes depth pictures with the estimator of a folder, which may be a name in Hugging Face's cache.
class DepthPictures {
public:
    /// Reads configs only. Throws ModelError.
    DepthPictures(const std::filesystem::path& folder, const Device& device);

    /// A picture of 8 bits → how near everything in it is, in 8-bit grey of its size: near is white. Throws ModelError,
    /// PictureError.
    cv::Mat operator()(const cv::Mat& bgr);

    /// Throws the ModelError that a picture would end in for weights that don't fit the config; reads none.
    void checkFit() { estimator_.checkFit(); }

private:
    std::shared_ptr<const ModelFolder> folder_;
    Device device_;
    DepthPreprocessing preprocessing_;
    Part<DepthEstimator, DepthConfig> estimator_;
};

}  // namespace unclip
