#include "engine/image/back_projection.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "tests/base/mean_difference.h"

using namespace unclip;
using tests::meanDifference;

namespace {

/// A disc on a slope of colours.
cv::Mat drawn(int side) {
    cv::Mat picture(side, side, CV_8UC3);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            picture.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<std::uint8_t>(60 + 100 * x / side), 120,
                                                    static_cast<std::uint8_t>(200 - 100 * y / side));
    cv::circle(picture, {side / 2, side / 2}, side / 4, {40, 180, 90}, cv::FILLED);
    return picture;
}

}  // namespace

TEST(BackProjection, HuesComeBackAndEdgesStaySharp) {
    for (const int factor : {2, 4}) {
        const cv::Mat wanted = drawn(64 * factor);
        cv::Mat picture, shifted, stretched;
        cv::resize(wanted, picture, {64, 64}, 0, 0, cv::INTER_AREA);
        cv::add(wanted, cv::Scalar(12, -9, 5), shifted);
        cv::resize(picture, stretched, wanted.size(), 0, 0, cv::INTER_CUBIC);
        const cv::Mat mended = backProjected(shifted, picture);
        EXPECT_LT(meanDifference(mended, wanted), 0.5) << factor;
        EXPECT_LT(meanDifference(mended, wanted), 0.5 * meanDifference(stretched, wanted)) << factor;
    }
}

TEST(BackProjection, WhateverWasPaintedItIsThePictureWhenItIsReducedAgain) {
    const cv::Mat picture = drawn(48);
    cv::Mat noise(192, 192, CV_8UC3), reduced;
    cv::theRNG().state = 7;
    cv::randu(noise, 0, 256);
    cv::resize(backProjected(noise, picture), reduced, picture.size(), 0, 0, cv::INTER_AREA);
    EXPECT_LT(meanDifference(reduced, picture), 6);
}

TEST(BackProjection, WhatIsThePictureAlreadyStaysAsItIs) {
    const cv::Mat wanted = drawn(128);
    cv::Mat picture;
    cv::resize(wanted, picture, {64, 64}, 0, 0, cv::INTER_AREA);
    EXPECT_LE(cv::norm(backProjected(wanted, picture), wanted, cv::NORM_INF), 1);
}
