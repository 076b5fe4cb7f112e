#include "engine/depth/depth_picture.h"

namespace unclip {

at::Tensor scaledTo(cv::Size picture, const at::Tensor& depths) {
    return at::upsample_bicubic2d(depths.to(at::kCPU, at::kFloat).unsqueeze(0), {picture.height, picture.width}, false)
        .squeeze(0)
        .squeeze(0);
}

cv::Mat greyOf(const at::Tensor& depths) {
    const auto lowest = depths.min(), range = depths.max() - lowest;
    const bool isFlat = range.item<float>() <= 0;
    const auto bytes = ((isFlat ? at::zeros_like(depths) : (depths - lowest) / range) * 255).to(at::kByte).contiguous();
    cv::Mat grey(static_cast<int>(bytes.size(0)), static_cast<int>(bytes.size(1)), CV_8UC1);
    std::copy_n(bytes.data_ptr<std::uint8_t>(), bytes.numel(), grey.data);
    return grey;
}

}  // namespace unclip
