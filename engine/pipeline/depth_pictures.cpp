#include "engine/pipeline/depth_pictures.h"

#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/depth/depth_picture.h"

namespace unclip {
namespace {

constexpr const char* kPart = "depth_estimator";

std::shared_ptr<const ModelFolder> opened(const std::filesystem::path& path) {
    auto folder = ModelFolder::open(modelOrNamed(path));
    if (!folder->estimatesDepth())
        throw ModelError(says("Models", "%1 is no depth estimator (%2); choose the folder of one.")
                             .with(path, folder->pipelineClass()));
    if (const auto missing = folder->missing(); !missing.empty())
        throw ModelError(missing.front());
    return folder;
}

}  // namespace

DepthPictures::DepthPictures(const std::filesystem::path& folder, const Device& device)
    : folder_(opened(folder)),
      device_(device),
      preprocessing_(DepthPreprocessing::from(ComponentConfig::read(folder_->file(kPart, "preprocessor_config.json")))),
      estimator_({folder_, kPart}, device) {
    estimator_.config();
}

cv::Mat DepthPictures::operator()(const cv::Mat& bgr) {
    const auto pixels = preprocess(bgr, preprocessing_, estimator_.config().patch);
    const auto depths = estimator_.network()(pixels.to(device_.device, device_.dtype));
    estimator_.check(depths);
    estimator_.leave();
    return greyOf(scaledTo(bgr.size(), depths));
}

}  // namespace unclip
