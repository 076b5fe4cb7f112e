#include "engine/image/back_projection.h"

#include <opencv2/imgproc.hpp>

namespace unclip {

cv::Mat backProjected(const cv::Mat& enlarged, const cv::Mat& picture) {
    constexpr int kRounds = 2;  // a third one changes next to nothing
    cv::Mat result = enlarged.clone(), reduced, missing;
    for (int i = 0; i < kRounds; ++i) {
        cv::resize(result, reduced, picture.size(), 0, 0, cv::INTER_AREA);
        cv::subtract(picture, reduced, missing, {}, CV_16S);
        cv::resize(missing, missing, result.size(), 0, 0, cv::INTER_CUBIC);
        cv::add(result, missing, result, {}, CV_8U);
    }
    return result;
}

}  // namespace unclip
