#include "engine/image/composite.h"

namespace unclip {

void compositeOnWhite(cv::Mat& bgr, const cv::Mat& alpha) {
    for (int y = 0; y < bgr.rows; ++y) {
        const std::uint8_t* a = alpha.ptr(y);
        auto* pixel = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgr.cols; ++x)
            for (int c = 0; c < 3; ++c)
                pixel[x][c] = static_cast<std::uint8_t>((pixel[x][c] * a[x] + 255 * (255 - a[x]) + 127) / 255);
    }
}

cv::Mat compositedOnWhite(const cv::Mat& bgra) {
    cv::Mat alpha, bgr(bgra.size(), CV_8UC3);
    cv::extractChannel(bgra, alpha, 3);
    cv::mixChannels(bgra, bgr, {0, 0, 1, 1, 2, 2});
    compositeOnWhite(bgr, alpha);
    return bgr;
}

cv::Mat liftedFromWhite(const cv::Mat& onWhite, const cv::Mat& alpha) {
    if (alpha.empty())
        return onWhite;
    cv::Mat bgra(onWhite.size(), CV_8UC4);
    for (int y = 0; y < onWhite.rows; ++y) {
        const std::uint8_t* a = alpha.ptr(y);
        const auto* seen = onWhite.ptr<cv::Vec3b>(y);
        auto* pixel = bgra.ptr<cv::Vec4b>(y);
        for (int x = 0; x < onWhite.cols; ++x) {
            for (int c = 0; c < 3; ++c) {
                const int light = seen[x][c] - (255 - a[x]);  // what the pixel itself adds to the white behind it
                pixel[x][c] = a[x] == 0 ? 255 : cv::saturate_cast<std::uint8_t>((light * 255 + a[x] / 2) / a[x]);
            }
            pixel[x][3] = a[x];
        }
    }
    return bgra;
}

}  // namespace unclip
