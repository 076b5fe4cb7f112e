#include "engine/base/sentence.h"

#include <gtest/gtest.h>

#include "engine/base/error.h"

namespace unclip {
namespace {

std::string turnedRound(const std::string& context, const std::string& text) {
    return context == "Pictures" && text == "%1 is %2 pixels wide" ? "%2 pixels: width of %1" : text;
}

TEST(Sentence, FillsInStringsPathsNumbersAndSentences) {
    const Sentence inner = says("Files", "file %1").with(std::filesystem::path("/a b.png"));
    EXPECT_EQ(says("Pictures", "%1 is %2 pixels wide").with(inner, 12).inEnglish(), "file /a b.png is 12 pixels wide");
}

TEST(Sentence, ValuesThatLookLikePlacesStayAsTheyAre) {
    EXPECT_EQ(says("Files", "%1 and %2, 100 % and %9").with("%2", "%1").inEnglish(), "%2 and %1, 100 % and %9");
}

TEST(Sentence, AnotherLanguageMayTurnTheValuesRound) {
    EXPECT_EQ(says("Pictures", "%1 is %2 pixels wide").with("a.png", 7).in(turnedRound), "7 pixels: width of a.png");
}

TEST(Sentence, APlainStringIsTheSameInEveryLanguage) {
    EXPECT_EQ(Sentence("%1 is %2 pixels wide").in(turnedRound), "%1 is %2 pixels wide");
}

TEST(Sentence, ListsOfNamesAreJoinedInWords) {
    EXPECT_TRUE(allOf({}).isEmpty());
    EXPECT_EQ(anyOf({"a"}).inEnglish(), "a");
    EXPECT_EQ(allOf({"a", "b"}).inEnglish(), "a and b");
    EXPECT_EQ(anyOf({"a", "b", "%1"}).inEnglish(), "a, b or %1");
    EXPECT_EQ(anyOf({"a", "b"}).in([](const auto&, const auto&) { return "%1 oder %2"; }), "a oder b");
}

TEST(Sentence, AnyErrorHasASentence) {
    const Sentence own = sentenceOf(PictureError(says("Pictures", "There is no picture %1.").with("a.png")));
    EXPECT_EQ(own.in([](const auto&, const auto&) { return "Es fehlt %1."; }), "Es fehlt a.png.");
    EXPECT_EQ(sentenceOf(std::runtime_error("disk gone")).inEnglish(), "disk gone");
}

TEST(Sentence, AnErrorSaysItsSentenceInEnglish) {
    const PictureError error(says("Pictures", "There is no picture %1.").with("a.png"), "errno 2");
    EXPECT_STREQ(error.what(), "There is no picture a.png.");
    EXPECT_EQ(error.sentence().in([](const auto&, const auto&) { return "Es fehlt %1."; }), "Es fehlt a.png.");
    EXPECT_EQ(error.details(), "errno 2");
}

}  // namespace
}  // namespace unclip
