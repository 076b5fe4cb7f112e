#include "engine/image/harmonise.h"

#include <opencv2/imgproc.hpp>

#include "engine/image/spread.h"

namespace unclip {
namespace {

constexpr double kTextureSigma = 3;     // pixels: what is finer is texture, not tone
constexpr double kToneDifference = 24;  // levels: from about here on a difference is one of things
constexpr double kDoubt = 0.03;

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
