#include "engine/image/contact_sheet.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/text_drawing.h"

namespace unclip {
namespace {

int inkIn(const cv::Mat& picture) {
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    return cv::countNonZero(grey < 200);
}

cv::Mat drawn(const std::string& line) {
    cv::Mat picture(40, 600, CV_8UC3, cv::Scalar::all(255));
    TextPainter(20).draw(picture, line, {4, 4}, cv::Scalar::all(0));
    return picture;
}

TEST(ContactSheet, HoldsEveryPictureUnchanged) {
    std::vector<CaptionedPicture> pictures;
    for (int i = 0; i < 7; ++i)
        pictures.push_back({cv::Mat(20, 30, CV_8UC3, cv::Scalar(10 * i, 50, 200)), "picture " + std::to_string(i)});
    const cv::Mat sheet = contactSheet(pictures, {.columns = 3});
    for (int i = 0; i < 7; ++i) {
        cv::Mat found;
        cv::inRange(sheet, cv::Scalar(10 * i, 50, 200), cv::Scalar(10 * i, 50, 200), found);
        EXPECT_EQ(cv::boundingRect(found).size(), cv::Size(30, 20)) << i;
        EXPECT_EQ(cv::countNonZero(found), 600) << i;
    }
}

TEST(ContactSheet, ShrinksToTheCellAndTakesGreyAlphaAndBlankCells) {
    const cv::Mat sheet = contactSheet({{cv::Mat(400, 100, CV_8UC1, cv::Scalar(0)), ""},
                                        {cv::Mat(10, 10, CV_8UC4, cv::Scalar(0, 0, 0, 0)), ""},
                                        {cv::Mat(), "nothing yet"}},
                                       {.columns = 3, .cellSide = 40});
    EXPECT_LT(sheet.rows, 100);
    EXPECT_EQ(sheet.type(), CV_8UC3);
}

TEST(ContactSheet, WritesTitleAndLabels) {
    const std::vector<CaptionedPicture> pictures(4, {cv::Mat(60, 60, CV_8UC3, cv::Scalar::all(255)), ""});
    const int without = inkIn(contactSheet(pictures));
    const int with = inkIn(contactSheet(
        pictures, {.title = "Three ways", .columnLabels = {"seed 1", "seed 2"}, .rowLabels = {"prior", "text"}}));
    EXPECT_EQ(without, 0);
    EXPECT_GT(with, 100);
}

TEST(ContactSheet, SaysWhenThereIsNothingOrTooMuch) {
    EXPECT_THROW(contactSheet({}), PictureError);
    const std::vector<CaptionedPicture> wide(300, {cv::Mat(2, 100, CV_8UC3, cv::Scalar::all(0)), ""});
    EXPECT_THROW(contactSheet(wide, {.columns = 300}), PictureError);
}

TEST(TextPainter, DrawsLettersOfManyScripts) {
    for (const char* line : {"A castle", "城堡", "قلعة", "Замок", "é", "טירה"})
        EXPECT_GT(inkIn(drawn(line)), 20) << line;
}

TEST(TextPainter, JoinsArabicLettersAndReversesTheirOrder) {
    EXPECT_NE(cv::norm(drawn("قل"), drawn("لق"), cv::NORM_INF), 0.0);
    const TextPainter text(20);
    EXPECT_NE(text.width("قلعة"), text.width("ق") + text.width("ل") + text.width("ع") + text.width("ة"));
}

TEST(TextPainter, SurvivesAnyBytes) {
    for (const std::string& line : {std::string("\xff\xfe\x80"), std::string(100000, 'x'), std::string("a\0b", 3),
                                    std::string("\x1b[31m\n\r\t"), std::string("👩‍👩‍👧‍👦 e\u0301")}) {
        const TextPainter text(12);
        EXPECT_GE(text.width(line), 0);
        drawn(line);
        for (const std::string& part : text.wrapped(line, 100, 3)) EXPECT_LE(text.width(part), 100);
    }
    EXPECT_EQ(TextPainter(12).width("\x01\x02"), 0);
}

TEST(TextPainter, WrapsAtSpacesAndSaysWhenMoreWasThere) {
    const TextPainter text(14);
    const int width = text.width("a green hill");
    EXPECT_EQ(text.wrapped("a green hill under stars", width, 9),
              (std::vector<std::string>{"a green hill", "under stars"}));
    const auto cut = text.wrapped("a green hill under many many stars", width, 2);
    ASSERT_EQ(cut.size(), 2u);
    EXPECT_TRUE(cut[1].ends_with("…"));
    EXPECT_TRUE(text.wrapped("   ", width, 2).empty());
    EXPECT_TRUE(text.wrapped("words", width, 0).empty());
}

}  // namespace
}  // namespace unclip
