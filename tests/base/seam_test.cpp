#include "engine/image/seam.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace unclip {
namespace {

const cv::Rect kRegion(20, 20, 24, 24);

cv::Mat maskOf(const cv::Rect& region) {
    cv::Mat mask = cv::Mat::zeros(64, 64, CV_8UC1);
    mask(region) = 255;
    return mask;
}

cv::Mat noise(int seed) {
    cv::Mat picture(64, 64, CV_8UC3);
    cv::RNG(seed).fill(picture, cv::RNG::UNIFORM, 0, 40);
    return picture;
}

TEST(Seam, AnEditThatContinuesItsSurroundingsHasNoMoreEdgeThanThey) {
    const cv::Mat before = noise(1);
    cv::Mat after = before.clone();
    noise(2)(kRegion).copyTo(after(kRegion));
    const Seam seam = seamOf(before, after, maskOf(kRegion));
    EXPECT_GT(seam.nearby, 5);
    EXPECT_NEAR(seam.across / seam.nearby, 1, 0.2);
}

TEST(Seam, APatchOfAnotherColourShowsItsEdgeInLevels) {
    const cv::Mat before(64, 64, CV_8UC3, cv::Scalar::all(100));
    cv::Mat after = before.clone();
    after(kRegion) = cv::Scalar(100, 130, 160);
    const Seam seam = seamOf(before, after, maskOf(kRegion));
    EXPECT_DOUBLE_EQ(seam.across, 30);
    EXPECT_DOUBLE_EQ(seam.nearby, 0);
}

TEST(Seam, WhatIsFarFromTheMaskDoesNotCount) {
    cv::Mat before(64, 64, CV_8UC3, cv::Scalar::all(100));
    before.at<cv::Vec3b>(63, 63) = {255, 255, 255};
    const Seam seam = seamOf(before, before, maskOf({2, 2, 6, 6}));
    EXPECT_DOUBLE_EQ(seam.nearby, 0);
}

TEST(Seam, MasksWithoutABorderGiveZeros) {
    const cv::Mat picture = noise(1);
    for (const auto& region : {cv::Rect(), cv::Rect(0, 0, 64, 64)}) {
        const Seam seam = seamOf(picture, picture, maskOf(region));
        EXPECT_EQ(seam.across, 0);
        EXPECT_EQ(seam.nearby, 0);
    }
}

}  // namespace
}  // namespace unclip
