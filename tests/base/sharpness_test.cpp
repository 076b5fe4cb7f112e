#include "engine/image/sharpness.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace unclip {
namespace {

TEST(Sharpness, FallsWithBlurAndIsNothingInAFlatPicture) {
    cv::Mat picture(64, 64, CV_8UC3, cv::Scalar(200, 120, 40));
    EXPECT_EQ(sharpnessOf(picture), 0);
    cv::rectangle(picture, {20, 20, 20, 24}, cv::Scalar(0, 0, 0), cv::FILLED);
    cv::Mat soft, softer;
    cv::GaussianBlur(picture, soft, {}, 1);
    cv::GaussianBlur(picture, softer, {}, 3);
    EXPECT_GT(sharpnessOf(picture), 1.5 * sharpnessOf(soft));
    EXPECT_GT(sharpnessOf(soft), 1.5 * sharpnessOf(softer));
}

}  // namespace
}  // namespace unclip
