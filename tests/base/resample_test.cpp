#include "engine/image/resample.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "engine/base/error.h"

namespace unclip {
namespace {

cv::Mat readRaw(std::istream& file, int width, int height, int channels) {
    cv::Mat picture(height, width, CV_8UC(channels));
    file.read(reinterpret_cast<char*>(picture.data), static_cast<std::streamsize>(picture.total() * channels));
    return picture;
}

const std::map<std::string, ResampleFilter> kFilters{
    {"bicubic", ResampleFilter::bicubic}, {"lanczos", ResampleFilter::lanczos}, {"bilinear", ResampleFilter::bilinear}};

TEST(Resample, EqualsPillowBitForBit) {
    std::ifstream file(UNCLIP_GOLDEN "/resample.bin", std::ios::binary);
    int cases = 0;
    for (std::string line; std::getline(file, line); ++cases) {
        std::istringstream words(line);
        int width, height, channels, outWidth, outHeight;
        std::string filter;
        double gap;
        ASSERT_TRUE(words >> width >> height >> channels >> filter >> gap >> outWidth >> outHeight);
        const cv::Mat picture = readRaw(file, width, height, channels);
        const cv::Mat expected = readRaw(file, outWidth, outHeight, channels);
        const cv::Mat scaled = resample(picture, {outWidth, outHeight}, kFilters.at(filter), gap);
        ASSERT_EQ(scaled.size(), expected.size()) << line;
        EXPECT_EQ(cv::norm(scaled, expected, cv::NORM_INF), 0.0) << line;
    }
    EXPECT_EQ(cases, 180);
}

TEST(Resample, KeepsAFlatColourFlat) {
    const cv::Mat flat(37, 53, CV_8UC3, cv::Scalar(10, 200, 77));
    const cv::Mat scaled = resample(flat, {129, 5}, ResampleFilter::lanczos);
    EXPECT_EQ(cv::norm(scaled, cv::Mat(5, 129, CV_8UC3, cv::Scalar(10, 200, 77)), cv::NORM_INF), 0.0);
}

TEST(Resample, RefusesSizesBelowOneAndOtherPixelTypes) {
    EXPECT_THROW(resample(cv::Mat(4, 4, CV_8UC3), {0, 4}), PictureError);
    EXPECT_THROW(resample(cv::Mat(4, 4, CV_16UC3), {2, 2}), PictureError);
    EXPECT_THROW(resample(cv::Mat(), {2, 2}), PictureError);
}

TEST(Resample, BringsTheShortEdgeToTheWantedLength) {
    EXPECT_EQ(resizeShortEdge(cv::Mat(100, 150, CV_8UC3), 32).size(), cv::Size(48, 32));
    EXPECT_EQ(resizeShortEdge(cv::Mat(151, 100, CV_8UC3), 32).size(), cv::Size(32, 48));
}

TEST(Resample, RefusesAStripThatWouldFillTheMemory) {
    EXPECT_THROW(resizeShortEdge(cv::Mat(1, 20000, CV_8UC3), 224), PictureError);
}

TEST(CentreCrop, TakesTheMiddle) {
    cv::Mat picture(5, 9, CV_8UC1, cv::Scalar(0));
    picture.at<std::uint8_t>(1, 3) = 7;  // top = (5 - 2) / 2 = 1, left = (9 - 3) / 2 = 3
    const cv::Mat cropped = centreCrop(picture, {3, 2});
    EXPECT_EQ(cropped.size(), cv::Size(3, 2));
    EXPECT_EQ(cropped.at<std::uint8_t>(0, 0), 7);
}

TEST(CentreCrop, PutsASmallPictureOnBlack) {
    const cv::Mat picture(1, 1, CV_8UC1, cv::Scalar(9));
    const cv::Mat cropped = centreCrop(picture, {3, 3});
    EXPECT_EQ(cropped.at<std::uint8_t>(1, 1), 9);
    EXPECT_EQ(cv::countNonZero(cropped), 1);
}

TEST(FitInto, KeepsTheShapeAndNeverReachesZero) {
    EXPECT_EQ(fitInto({200, 100}, {50, 50}), cv::Size(50, 25));
    EXPECT_EQ(fitInto({20000, 1}, {100, 100}), cv::Size(100, 1));
}

}  // namespace
}  // namespace unclip
