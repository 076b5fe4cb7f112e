#include "engine/image/harmonise.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "engine/image/mask.h"
#include "engine/image/seam.h"

namespace unclip {
namespace {

constexpr int kSide = 200;

cv::Mat maskInTheMiddle() {
    cv::Mat mask(kSide, kSide, CV_8UC1, cv::Scalar(0));
    mask(cv::Rect(50, 60, 90, 80)).setTo(255);
    return mask;
}

/// A sky that grows lighter towards the ground, shifted by so many levels.
cv::Mat sky(double shift) {
    cv::Mat picture(kSide, kSide, CV_8UC3);
    for (int y = 0; y < kSide; ++y) picture.row(y).setTo(cv::Scalar(180 + shift, 120 + y / 4.0 + shift, 60 + shift));
    return picture;
}

TEST(Harmonise, TakesAwayADifferenceInToneAndWithItTheSeam) {
    const cv::Mat original = sky(0), mask = maskInTheMiddle(), weight = feather(mask, 8);
    cv::Mat painted = sky(14);
    cv::circle(painted, {95, 100}, 20, cv::Scalar(20, 30, 214), -1);
    const cv::Mat tuned = harmonised(painted, original, weight);
    EXPECT_LT(cv::norm(tuned.col(60), original.col(60), cv::NORM_INF), 3);
    EXPECT_NEAR(tuned.at<cv::Vec3b>(100, 95)[2], 200, 3);  // what was painted moves with its surroundings
    const Seam before = seamOf(original, blend(original, painted, weight), mask);
    const Seam after = seamOf(original, blend(original, tuned, weight), mask);
    EXPECT_LT(after.across, 1.1 * after.nearby);
    EXPECT_LE(after.across, before.across);
}

TEST(Harmonise, AnotherThingAtTheBorderIsNoDifferenceInTone) {
    const cv::Mat original = sky(0), weight = feather(maskInTheMiddle(), 8);
    const cv::Mat painted(kSide, kSide, CV_8UC3, cv::Scalar(30, 220, 240));
    EXPECT_LE(cv::norm(harmonised(painted, original, weight), painted, cv::NORM_INF), 2);
}

TEST(Harmonise, ThingsAtOneSideLeaveTheToneOfTheOthersToBeCorrected) {
    const cv::Mat original = sky(0), weight = feather(maskInTheMiddle(), 8);
    cv::Mat painted = sky(-12);
    painted.rowRange(120, kSide).setTo(cv::Scalar(240, 240, 10));
    const cv::Mat tuned = harmonised(painted, original, weight);
    EXPECT_LT(cv::norm(tuned(cv::Rect(50, 60, 90, 30)), original(cv::Rect(50, 60, 90, 30)), cv::NORM_INF), 4);
}

TEST(Harmonise, WithoutABlendedBorderNothingIsShifted) {
    const cv::Mat painted = sky(10);
    EXPECT_EQ(cv::norm(harmonised(painted, sky(0), feather(maskInTheMiddle(), 0)), painted, cv::NORM_INF), 0);
}

TEST(Harmonise, TakesPicturesOfOnePixel) {
    const cv::Mat painted(1, 1, CV_8UC3, cv::Scalar(10, 20, 30)), original(1, 1, CV_8UC3, cv::Scalar(12, 22, 32));
    EXPECT_LE(cv::norm(harmonised(painted, original, cv::Mat(1, 1, CV_32FC1, cv::Scalar(0.5))), original, cv::NORM_INF),
              2);
}

}  // namespace
}  // namespace unclip
