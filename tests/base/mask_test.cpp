#include "engine/image/mask.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/write_picture.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

cv::Mat randomMask(cv::RNG& random, cv::Size size, bool soft) {
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    for (int i = random.uniform(0, 4); i > 0; --i)
        cv::circle(mask, {random.uniform(0, size.width), random.uniform(0, size.height)}, random.uniform(0, 12),
                   cv::Scalar(soft ? random.uniform(1, 256) : 255), cv::FILLED);
    if (soft)
        cv::blur(mask, mask, {3, 3});
    return mask;
}

cv::Mat randomPicture(cv::RNG& random, cv::Size size) {
    cv::Mat picture(size, CV_8UC3);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

/// Distance from a pixel to the nearest masked one, by looking at all of them.
double distanceToMask(const cv::Mat& mask, cv::Point p) {
    double nearest = 1e9;
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if (mask.at<std::uint8_t>(y, x) > 0)
                nearest = std::min(nearest, std::hypot(x - p.x, y - p.y));
    return nearest;
}

TEST(Blend, ChangesNothingFartherThanTheFeatherFromTheMask) {
    cv::RNG random(7);
    for (int round = 0; round < 60; ++round) {
        const cv::Size size(random.uniform(1, 48), random.uniform(1, 48));
        const cv::Mat mask = randomMask(random, size, round % 2 == 1);
        const cv::Mat original = randomPicture(random, size), painted = randomPicture(random, size);
        const int pixels = random.uniform(0, 15);
        const cv::Mat result = blend(original, painted, feather(mask, pixels));
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                const auto found = result.at<cv::Vec3b>(y, x);
                if (distanceToMask(mask, {x, y}) > pixels) {
                    ASSERT_EQ(found, original.at<cv::Vec3b>(y, x)) << "round " << round << " at " << x << "," << y;
                } else if (mask.at<std::uint8_t>(y, x) == 255) {
                    ASSERT_EQ(found, painted.at<cv::Vec3b>(y, x)) << "round " << round << " at " << x << "," << y;
                }
            }
    }
}

TEST(Blend, EqualsTheFormula) {
    const cv::Mat original(1, 3, CV_8UC3, cv::Scalar(0, 100, 255)), painted(1, 3, CV_8UC3, cv::Scalar(255, 50, 0));
    const cv::Mat weight = (cv::Mat_<float>(1, 3) << 0.0f, 0.25f, 1.0f);
    const cv::Mat result = blend(original, painted, weight);
    EXPECT_EQ(result.at<cv::Vec3b>(0, 0), cv::Vec3b(0, 100, 255));
    EXPECT_EQ(result.at<cv::Vec3b>(0, 1), cv::Vec3b(64, 88, 191));  // 63.75, 87.5, 191.25
    EXPECT_EQ(result.at<cv::Vec3b>(0, 2), cv::Vec3b(255, 50, 0));
}

TEST(Blend, RefusesDifferentSizes) {
    EXPECT_THROW(blend(cv::Mat(2, 2, CV_8UC3), cv::Mat(2, 3, CV_8UC3), cv::Mat(2, 2, CV_32F)), PictureError);
}

TEST(Feather, FallsFromOneToZeroOutsideOfTheMask) {
    cv::Mat mask = cv::Mat::zeros(1, 20, CV_8UC1);
    mask.colRange(0, 5) = 255;
    const cv::Mat weight = feather(mask, 4);
    EXPECT_EQ(weight.at<float>(0, 4), 1.0f);
    for (int x = 5; x < 9; ++x) {
        EXPECT_LT(weight.at<float>(0, x), weight.at<float>(0, x - 1));
        EXPECT_GT(weight.at<float>(0, x), 0.0f);
    }
    EXPECT_EQ(weight.at<float>(0, 9), 0.0f);
}

TEST(Feather, HonoursSoftEdgesAndAnAllWhiteMask) {
    const cv::Mat soft = (cv::Mat_<std::uint8_t>(1, 3) << 0, 51, 255);
    EXPECT_FLOAT_EQ(feather(soft, 0).at<float>(0, 1), 0.2f);
    const cv::Mat white(4, 4, CV_8UC1, cv::Scalar(255));
    EXPECT_EQ(cv::countNonZero(feather(white, 30) == 1.0f), 16);
    EXPECT_EQ(cv::countNonZero(feather(cv::Mat::zeros(4, 4, CV_8UC1), 30)), 0);
}

TEST(Mask, IsEmptyWhereNothingIsMarked) {
    EXPECT_TRUE(isEmptyMask(cv::Mat::zeros(3, 3, CV_8UC1)));
    cv::Mat partly = cv::Mat::zeros(3, 3, CV_8UC1);
    partly.at<std::uint8_t>(1, 1) = 1;
    EXPECT_FALSE(isEmptyMask(partly));
    EXPECT_THROW(isEmptyMask(cv::Mat(3, 3, CV_8UC3)), PictureError);
}

TEST(MaskRegions, JoinsThoseThatAreNear) {
    cv::Mat mask = cv::Mat::zeros(50, 100, CV_8UC1);
    mask(cv::Rect(5, 5, 10, 10)) = 255;
    mask(cv::Rect(19, 5, 10, 10)) = 200;
    mask(cv::Rect(80, 30, 5, 5)) = 1;
    EXPECT_EQ(maskRegions(mask, 1), (std::vector<cv::Rect>{{5, 5, 10, 10}, {19, 5, 10, 10}, {80, 30, 5, 5}}));
    EXPECT_EQ(maskRegions(mask, 8), (std::vector<cv::Rect>{{5, 5, 24, 10}, {80, 30, 5, 5}}));
    EXPECT_TRUE(maskRegions(cv::Mat::zeros(5, 5, CV_8UC1), 3).empty());
}

/// What readMask() makes of these levels, written by "another program".
cv::Mat readBack(const cv::Mat& levels, const char* name = "mask.png", int quality = 92,
                 std::vector<Sentence>* said = nullptr, cv::Size wanted = {}) {
    const TemporaryFolder folder;
    writePicture(folder / name, levels, {.quality = quality});
    std::vector<Sentence> notes;
    const cv::Mat mask = readMask(folder / name, wanted.empty() ? levels.size() : wanted, notes);
    if (said)
        *said = notes;
    return mask;
}

TEST(ReadMask, TakesNearlyBlackForBlackAndNearlyWhiteForWhite) {
    const cv::Rect region(60, 40, 50, 30);
    cv::Mat wanted = cv::Mat::zeros(120, 200, CV_8UC1);
    wanted(region) = 255;
    for (const auto& [black, white] : {std::pair{0, 255}, {1, 255}, {16, 235}, {5, 250}, {16, 255}, {0, 240}}) {
        cv::Mat levels(120, 200, CV_8UC1, cv::Scalar(black));
        levels(region) = white;
        EXPECT_EQ(cv::norm(readBack(levels), wanted, cv::NORM_INF), 0.0) << black << " and " << white;
    }
    for (const int quality : {95, 75, 50}) {
        const cv::Mat mask = readBack(wanted, "mask.jpg", quality);
        const cv::Rect around(region.x - 8, region.y - 8, region.width + 16, region.height + 16);  // blocks of 8
        EXPECT_EQ(boundingBox(mask) & around, boundingBox(mask)) << quality;
        EXPECT_GT(cv::countNonZero(mask(region) == 255), region.area() * 99 / 100) << quality;
    }
    // Scaling rings around borders.
    const cv::Mat scaled = readBack(wanted, "mask.png", 92, nullptr, {500, 300});
    EXPECT_EQ(cv::countNonZero(scaled.colRange(0, 140)) + cv::countNonZero(scaled.colRange(285, 500)), 0);
}

TEST(ReadMask, KeepsSoftLevels) {
    cv::Mat levels(20, 256, CV_8UC1);
    for (int x = 0; x < 256; ++x) levels.col(x) = x;
    const cv::Mat mask = readBack(levels);
    for (int x = 17; x < 235; ++x) EXPECT_EQ(mask.at<std::uint8_t>(3, x), x);
}

TEST(ReadMask, LeavesLoneSpecksOutAndSaysSo) {
    cv::Mat levels = cv::Mat::zeros(400, 600, CV_8UC1);
    cv::circle(levels, {100, 100}, 40, cv::Scalar(255), cv::FILLED);
    const cv::Mat wanted = levels.clone();
    levels.at<std::uint8_t>(390, 590) = 255;
    levels(cv::Rect(300, 20, 2, 2)) = 128;
    std::vector<Sentence> notes;
    const cv::Mat mask = readBack(levels, "mask.png", 92, &notes);
    EXPECT_EQ(cv::norm(mask, wanted, cv::NORM_INF), 0.0);
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_NE(notes[0].inEnglish().find("2 places"), std::string::npos) << notes[0].inEnglish();
    // The grains of a spray brush belong to what they lie around, a second small region is one, and a mask of one pixel
    // is what was marked.
    cv::Mat sprayed = wanted.clone();
    for (int i = 0; i < 20; ++i) sprayed.at<std::uint8_t>(150 + i % 5 * 3, 60 + 5 * i) = 255;
    sprayed(cv::Rect(500, 300, 9, 9)) = 255;
    EXPECT_EQ(cv::norm(readBack(sprayed, "mask.png", 92, &notes), sprayed, cv::NORM_INF), 0.0);
    EXPECT_TRUE(notes.empty());
    cv::Mat pixel = cv::Mat::zeros(400, 600, CV_8UC1);
    pixel.at<std::uint8_t>(7, 9) = 255;
    EXPECT_EQ(boundingBox(readBack(pixel)), cv::Rect(9, 7, 1, 1));
}

TEST(Mask, IsTellableInWords) {
    cv::Mat mask = cv::Mat::zeros(100, 200, CV_8UC1);
    mask(cv::Rect(10, 20, 80, 60)) = 255;
    EXPECT_EQ(maskInWords(mask).inEnglish(), "24 % of the picture, 80 × 60 pixels at 10, 20");
    mask = 0;
    mask.at<std::uint8_t>(5, 6) = 255;
    EXPECT_EQ(maskInWords(mask).inEnglish(), "0.005 % of the picture, 1 × 1 pixels at 6, 5");
}

TEST(MaskFromAlpha, OfAPictureThatIsAsGoodAsOpaqueIsEmpty) {
    Picture picture;
    picture.pixels = cv::Mat::zeros(8, 8, CV_8UC3);
    picture.alpha = cv::Mat(8, 8, CV_8UC1, cv::Scalar(254));
    EXPECT_TRUE(isEmptyMask(maskFromAlpha(picture)));
    picture.alpha.at<std::uint8_t>(2, 3) = 1;
    EXPECT_EQ(maskFromAlpha(picture).at<std::uint8_t>(2, 3), 255);
}

}  // namespace
}  // namespace unclip
