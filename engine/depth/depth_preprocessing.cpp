#include "engine/depth/depth_preprocessing.h"

#include <cmath>

#include "engine/base/error.h"
#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr std::int64_t kLargestSide = 4096;
constexpr std::int64_t kMostOfSize = 16;  // a strip would become as many pixels as it likes

}  // namespace

DepthPreprocessing DepthPreprocessing::from(const ComponentConfig& config) {
    DepthPreprocessing result;
    result.pixels.mean = result.pixels.deviation = {0.5f, 0.5f, 0.5f};
    result.pixels.crops = false;
    result.pixels.readPixels(config);
    for (const char* key : {"do_pad", "do_center_crop", "do_flip_channel_order"})
        if (config.flag(key, false))
            config.refuse(key, says("Models", "false"));
    result.keepsShape = config.flag("keep_aspect_ratio", false);
    result.multiple = static_cast<int>(config.integer("ensure_multiple_of", 1, kLargestSide, 1));
    if (config.isNumber("size")) {
        const auto side = static_cast<int>(config.integer("size", 1, kLargestSide));
        result.size = {side, side};
    } else if (config.has("size")) {
        const ComponentConfig size = config.section("size");
        result.size = {static_cast<int>(size.integer("width", 1, kLargestSide)),
                       static_cast<int>(size.integer("height", 1, kLargestSide))};
    }
    return result;
}

cv::Size DepthPreprocessing::sizeFor(cv::Size picture) const {
    double scaleX = static_cast<double>(size.width) / picture.width;
    double scaleY = static_cast<double>(size.height) / picture.height;
    if (keepsShape)
        scaleX = scaleY = std::abs(1 - scaleX) < std::abs(1 - scaleY) ? scaleX : scaleY;
    // Half a multiple goes to the even one, as the reference's round() does.
    const auto sideOf = [this](double pixels) {
        return static_cast<int>(std::min(std::nearbyint(pixels / multiple) * multiple, 1e9));
    };
    return {sideOf(scaleX * picture.width), sideOf(scaleY * picture.height)};
}

at::Tensor preprocess(const cv::Mat& bgr, const DepthPreprocessing& config, std::int64_t patch) {
    const cv::Size wanted = config.pixels.resizes ? config.sizeFor(bgr.size()) : bgr.size();
    const std::int64_t mostPixels = kMostOfSize * config.size.width * config.size.height;
    if (wanted.width < patch || wanted.height < patch || std::int64_t{wanted.width} * wanted.height > mostPixels)
        throw PictureError(says("Pictures",
                                "The picture is %1 × %2 pixels, which this depth estimator can't look at; crop or "
                                "scale it first.")
                               .with(bgr.cols, bgr.rows));
    PreprocessingConfig pixels = config.pixels;
    pixels.resizes = false;
    return preprocess(resample(bgr, wanted, config.pixels.filter), pixels);
}

}  // namespace unclip
