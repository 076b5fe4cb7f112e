#include "engine/pipeline/pixels.h"

namespace unclip {

cv::Mat toPixels(const at::Tensor& pictures, std::int64_t row) {
    const auto bytes = at::round(at::clamp(pictures[row].to(at::kCPU, at::kFloat) * 0.5 + 0.5, 0, 1) * 255)
                           .to(at::kByte)
                           .flip({0})
                           .permute({1, 2, 0})
                           .contiguous();
    cv::Mat result(static_cast<int>(bytes.size(0)), static_cast<int>(bytes.size(1)), CV_8UC3);
    std::copy_n(bytes.data_ptr<std::uint8_t>(), bytes.numel(), result.data);
    return result;
}

at::Tensor fromPixels(const cv::Mat& bgr) {
    const cv::Mat whole = bgr.isContinuous() ? bgr : bgr.clone();
    const auto bytes = at::from_blob(whole.data, {whole.rows, whole.cols, 3}, at::kByte);
    return (bytes.permute({2, 0, 1}).flip({0}).to(at::kFloat) / 127.5 - 1).unsqueeze(0).contiguous();
}

}  // namespace unclip
