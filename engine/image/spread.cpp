#include "engine/image/spread.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace unclip {
namespace {

constexpr float kTrustInCoarser = 0.05F;

}  // namespace

cv::Mat inThree(const cv::Mat& channel) {
    cv::Mat three;
    cv::merge(std::vector<cv::Mat>{channel, channel, channel}, three);
    return three;
}

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

}  // namespace unclip
