#include "engine/clip/image_preprocessing.h"

#include "engine/weights/component_config.h"

namespace unclip {
namespace {

constexpr std::int64_t kLargestSide = 4096;

int side(const ComponentConfig& config, const std::string& key, int fallback) {
    return static_cast<int>(config.integer(key, 1, kLargestSide, fallback));
}

/// "crop_size" as a number or as {"height", "width"}.
cv::Size sizeOf(const ComponentConfig& config, const std::string& key, cv::Size fallback) {
    if (!config.has(key))
        return fallback;
    if (config.isNumber(key))
        return {side(config, key, 1), side(config, key, 1)};
    const ComponentConfig section = config.section(key);
    return {side(section, "width", fallback.width), side(section, "height", fallback.height)};
}

/// Pillow's numbers of its filters.
ResampleFilter filterOf(const ComponentConfig& config) {
    constexpr std::int64_t kLanczos = 1, kBilinear = 2, kBicubic = 3;
    switch (config.integer("resample", 0, 5, kBicubic)) {
        case kLanczos:
            return ResampleFilter::lanczos;
        case kBilinear:
            return ResampleFilter::bilinear;
        case kBicubic:
            return ResampleFilter::bicubic;
    }
    config.refuse("resample", says("Models", "3 (bicubic), 2 (bilinear) or 1 (Lanczos)"));
}

std::array<float, 3> threeOf(const ComponentConfig& config, const std::string& key,
                             const std::array<float, 3>& fallback, bool positive) {
    const auto values = config.numbers(key, std::vector<double>(fallback.begin(), fallback.end()));
    std::array<float, 3> result{};
    if (values.size() != result.size())
        config.refuse(key, says("Models", "a list of three numbers, one a colour"));
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (positive && values[i] <= 0)
            config.refuse(key, says("Models", "above 0"));
        result[i] = static_cast<float>(values[i]);
    }
    return result;
}

}  // namespace

PreprocessingConfig PreprocessingConfig::from(const ComponentConfig& config) {
    PreprocessingConfig result;
    result.readPixels(config);
    result.crops = config.flag("do_center_crop", true);
    if (config.isNumber("size")) {
        result.shortEdge = side(config, "size", 1);
    } else if (config.has("size")) {
        const ComponentConfig size = config.section("size");
        result.shortEdge = size.has("shortest_edge") ? side(size, "shortest_edge", 1) : 0;
        if (result.shortEdge == 0)
            result.size = {static_cast<int>(size.integer("width", 1, kLargestSide)),
                           static_cast<int>(size.integer("height", 1, kLargestSide))};
    }
    result.crop = sizeOf(config, "crop_size", result.crop);
    return result;
}

void PreprocessingConfig::readPixels(const ComponentConfig& config) {
    resizes = config.flag("do_resize", true);
    rescales = config.flag("do_rescale", true);
    normalises = config.flag("do_normalize", true);
    filter = filterOf(config);
    rescaleFactor = config.number("rescale_factor", rescaleFactor);
    mean = threeOf(config, "image_mean", mean, false);
    deviation = threeOf(config, "image_std", deviation, true);
}

at::Tensor preprocess(const cv::Mat& bgr, const PreprocessingConfig& config) {
    cv::Mat picture = bgr;
    if (config.resizes)
        picture = config.shortEdge > 0 ? resizeShortEdge(picture, config.shortEdge, config.filter)
                                       : resample(picture, config.size, config.filter);
    if (config.crops)
        picture = centreCrop(picture, config.crop);

    at::Tensor result = at::empty({1, 3, picture.rows, picture.cols}, at::kFloat);
    const auto plane = static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.cols);
    for (std::size_t channel = 0; channel < 3; ++channel) {
        float* out = result.data_ptr<float>() + channel * plane;
        const float factor = static_cast<float>(config.rescales ? config.rescaleFactor : 1.0);
        const float mean = config.normalises ? config.mean[channel] : 0.0f;
        const float deviation = config.normalises ? config.deviation[channel] : 1.0f;
        for (int y = 0; y < picture.rows; ++y) {
            const auto* row = picture.ptr<cv::Vec3b>(y);
            for (int x = 0; x < picture.cols; ++x)
                *out++ = (static_cast<float>(row[x][2 - static_cast<int>(channel)]) * factor - mean) / deviation;
        }
    }
    return result;
}

}  // namespace unclip
