#include "engine/image/harmonise.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace unclip {
namespace {

constexpr double kTextureSigma = 3;     // pixels: what is finer is texture, not tone
constexpr double kToneDifference = 24;  // levels: from about here on a difference is one of things
constexpr float kTrustInCoarser = 0.05F;
constexpr double kDoubt = 0.03;

cv::Mat inThree(const cv::Mat& channel) {
    cv::Mat three;
    cv::merge(std::vector<cv::Mat>{channel, channel, channel}, three);
    return three;
}

/// Values that are known where `weight` is high, spread to where it is 0: means over ever larger areas fill in what is
/// missing (pull and push, Gortler et al. 1996). `weighted` is value times weight, CV_32FC3; `weight` CV_32FC1.
cv::Mat spread(const cv::Mat& weighted, const cv::Mat& weight) {
    cv::Mat coarse(weighted.size(), CV_32FC3, cv::Scalar::all(0));
    if (std::max(weight.cols, weight.rows) > 1) {
        const cv::Size half((weight.cols + 1) / 2, (weight.rows + 1) / 2);
        cv::Mat smallWeighted, smallWeight;
        cv::resize(weighted, smallWeighted, half, 0, 0, cv::INTER_AREA);
        cv::resize(weight, smallWeight, half, 0, 0, cv::INTER_AREA);
        // Weights are made up for, so that one known pixel in an empty area is worth as much there.
        const double largest = cv::norm(smallWeight, cv::NORM_INF);
        if (largest > 0)
            cv::resize(spread(smallWeighted / largest, smallWeight / largest), coarse, weight.size(), 0, 0,
                       cv::INTER_LINEAR);
    }
    return (weighted + coarse * kTrustInCoarser) / inThree(weight + kTrustInCoarser);
}

}  // namespace

cv::Mat harmonised(const cv::Mat& painted, const cv::Mat& original, const cv::Mat& weight) {
    cv::Mat blended;
    cv::Mat((weight > 0) & (weight < 1)).convertTo(blended, CV_32F, 1.0 / 255);
    if (cv::countNonZero(blended) == 0)
        return painted;
    cv::Mat difference;
    cv::subtract(original, painted, difference, {}, CV_32FC3);
    const auto smooth = [](const cv::Mat& picture) {
        cv::Mat result;
        cv::GaussianBlur(picture, result, {}, kTextureSigma);
        return result;
    };
    const cv::Mat tone = smooth(difference.mul(inThree(blended))) / inThree(smooth(blended) + 1e-6);
    cv::Mat channels[3], squares = cv::Mat::zeros(weight.size(), CV_32F), trust;
    cv::split(tone, channels);
    for (const cv::Mat& channel : channels) squares += channel.mul(channel) / 3;
    cv::exp(squares / -(kToneDifference * kToneDifference), trust);
    trust = trust.mul(blended);
    cv::Mat result;
    const cv::Mat doubted = trust + kDoubt * blended;  // where nothing can be trusted nothing is shifted
    cv::add(painted, smooth(spread(tone.mul(inThree(trust)), doubted)), result, {}, CV_8UC3);
    return result;
}

}  // namespace unclip
