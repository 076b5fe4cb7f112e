#include "engine/image/edit_window.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <random>

#include "engine/image/mask.h"

namespace unclip {
namespace {

cv::Mat noisePicture(cv::Size size, unsigned seed) {
    cv::Mat picture(size, CV_8UC3);
    cv::RNG random(seed);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

bool isEqualOutside(const cv::Mat& a, const cv::Mat& b, const cv::Mat& weight) {
    for (int y = 0; y < a.rows; ++y)
        for (int x = 0; x < a.cols; ++x)
            if (weight.at<float>(y, x) == 0 && a.at<cv::Vec3b>(y, x) != b.at<cv::Vec3b>(y, x))
                return false;
    return true;
}

TEST(EditWindow, ChangesNoPixelOutsideTheMaskWhateverItsShape) {
    std::mt19937 random(1);
    for (int round = 0; round < 60; ++round) {
        const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        const cv::Size size(1 + upTo(150), 1 + upTo(150));
        const cv::Mat picture = noisePicture(size, static_cast<unsigned>(round));
        cv::Mat mask(size, CV_8UC1, cv::Scalar(0));
        for (int spot = 0; spot < 1 + upTo(3); ++spot)
            cv::circle(mask, {upTo(size.width), upTo(size.height)}, upTo(40), cv::Scalar(upTo(256)), -1);
        if (isEmptyMask(mask))
            continue;
        const cv::Mat weight = feather(mask, upTo(12));
        cv::Mat result = picture.clone();
        for (const cv::Rect& place : windowsOverMask(mask, 0.5, 32)) {
            const EditWindow window = cutWindow(result, weight, place, 32);
            ASSERT_EQ(window.picture.size(), cv::Size(32, 32));
            pasteWindow(result, weight, window, cv::Mat(32, 32, CV_8UC3, cv::Scalar(0, 255, 0)));
        }
        EXPECT_TRUE(isEqualOutside(picture, result, weight)) << "round " << round;
    }
}

TEST(EditWindow, RepaintsEveryPixelThatIsMasked) {
    const cv::Mat picture(90, 200, CV_8UC3, cv::Scalar(10, 20, 30));
    cv::Mat mask(picture.size(), CV_8UC1, cv::Scalar(0));
    mask(cv::Rect(5, 5, 20, 30)).setTo(255);
    mask(cv::Rect(150, 40, 45, 45)).setTo(255);
    const cv::Mat weight = feather(mask, 0);
    cv::Mat result = picture.clone();
    for (const cv::Rect& place : windowsOverMask(mask, 0.5, 32))
        pasteWindow(result, weight, cutWindow(result, weight, place, 32),
                    cv::Mat(32, 32, CV_8UC3, cv::Scalar(0, 255, 0)));
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            if (mask.at<uchar>(y, x) > 0) {
                ASSERT_EQ(result.at<cv::Vec3b>(y, x), cv::Vec3b(0, 255, 0)) << x << ", " << y;
            }
        }
}

TEST(EditWindow, TheModelRepaintsWhateverWillBeBlended) {
    const cv::Mat picture = noisePicture({100, 100}, 3);
    cv::Mat mask(picture.size(), CV_8UC1, cv::Scalar(0));
    mask.at<uchar>(50, 50) = 255;
    const EditWindow window = cutWindow(picture, feather(mask, 0), {0, 0, 100, 100}, 16);
    EXPECT_EQ(cv::countNonZero(window.repaint), 1);
}

TEST(EditWindow, WhatADecoderPaintsEndsInsideTheMask) {
    cv::Mat picture(96, 96, CV_8UC3, cv::Scalar(200, 120, 40));
    cv::Mat mask(picture.size(), CV_8UC1, cv::Scalar(0));
    const cv::Rect masked(21, 21, 54, 54);
    mask(masked).setTo(255);
    picture(masked).setTo(cv::Scalar(0, 0, 255));
    const EditWindow window = cutWindow(picture, feather(mask, 6), {0, 0, 96, 96}, 96);
    const EditWindow small = reducedForDecoder(window, {12, 12}, false);
    EXPECT_EQ(boundingBox(small.repaint), cv::Rect(3, 3, 6, 6));  // of 8 pixels each, wholly masked
    for (const cv::Point beside : {cv::Point(2, 5), cv::Point(9, 5), cv::Point(5, 2), cv::Point(5, 9)})
        EXPECT_LT(cv::norm(small.picture.at<cv::Vec3b>(beside), cv::Vec3b(200, 120, 40)), 8) << beside;

    const EditWindow started = reducedForDecoder(window, {12, 12}, true);
    EXPECT_EQ(started.picture.at<cv::Vec3b>(5, 5), cv::Vec3b(0, 0, 255));
    EXPECT_EQ(boundingBox(started.repaint), cv::Rect(1, 1, 10, 10));  // the feather included
}

TEST(EditWindow, ADecoderRepaintsANarrowMaskWhereverItIsTouched) {
    const cv::Mat picture = noisePicture({96, 96}, 5);
    cv::Mat mask(picture.size(), CV_8UC1, cv::Scalar(0));
    mask(cv::Rect(4, 44, 88, 8)).setTo(255);  // half of two rows of cells
    const EditWindow small =
        reducedForDecoder(cutWindow(picture, feather(mask, 0), {0, 0, 96, 96}, 96), {12, 12}, false);
    EXPECT_EQ(boundingBox(small.repaint), cv::Rect(0, 5, 12, 2));
}

TEST(EditWindow, WhatADecoderPaintsTakesOnTheToneOfItsSurroundings) {
    const cv::Vec3b ground(200, 120, 40), darker(190, 110, 30), thing(0, 0, 250);
    const cv::Mat picture(96, 96, CV_8UC3, cv::Scalar(ground));
    cv::Mat mask(picture.size(), CV_8UC1, cv::Scalar(0));
    mask(cv::Rect(16, 16, 64, 64)).setTo(255);
    const EditWindow small =
        reducedForDecoder(cutWindow(picture, feather(mask, 0), {0, 0, 96, 96}, 96), {12, 12}, false);
    cv::Mat painted(12, 12, CV_8UC3, cv::Scalar(ground));
    painted.setTo(cv::Scalar(darker), small.repaint);
    painted(cv::Rect(5, 5, 2, 2)).setTo(cv::Scalar(thing));
    const cv::Mat result = inToneOfSurroundings(small, painted);
    EXPECT_LT(cv::norm(result.at<cv::Vec3b>(2, 6), ground), 4);
    EXPECT_LT(cv::norm(result.at<cv::Vec3b>(4, 4), ground), 6);
    EXPECT_LT(cv::norm(result.at<cv::Vec3b>(5, 5), thing), 18);  // shifted with the rest, still the thing
    EXPECT_EQ(result.at<cv::Vec3b>(1, 1), ground);

    // What was started from the old picture isn't drawn back to it.
    const EditWindow started =
        reducedForDecoder(cutWindow(picture, feather(mask, 0), {0, 0, 96, 96}, 96), {12, 12}, true);
    EXPECT_EQ(cv::norm(inToneOfSurroundings(started, painted), painted, cv::NORM_INF), 0);
}

TEST(EditWindow, OutpaintingBeginsBesideWhatIsKnownAndCoversAll) {
    cv::Mat unknown(300, 400, CV_8UC1, cv::Scalar(255));
    unknown(cv::Rect(150, 100, 100, 100)).setTo(0);
    const auto windows = windowsOverUnknown(unknown, 100);
    ASSERT_FALSE(windows.empty());
    cv::Mat left = unknown.clone();
    for (const cv::Rect& window : windows) {
        const cv::Mat part = left(window & cv::Rect({}, left.size()));
        EXPECT_LT(cv::countNonZero(part), static_cast<int>(part.total())) << "a window sees nothing that is known";
        left(window & cv::Rect({}, left.size())).setTo(0);
    }
    EXPECT_EQ(cv::countNonZero(left), 0);
}

TEST(EditWindow, WindowsCoverAPictureOfAnySize) {
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(64, 64), cv::Size(65, 200), cv::Size(500, 3)}) {
        cv::Mat covered(size, CV_8UC1, cv::Scalar(0));
        for (const cv::Rect& window : windowsOverPicture(size, 64, 16)) covered(window & cv::Rect({}, size)).setTo(1);
        EXPECT_EQ(cv::countNonZero(covered), static_cast<int>(covered.total()));
    }
}

}  // namespace
}  // namespace unclip
