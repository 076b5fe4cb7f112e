#include "engine/text/known_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/base/error.h"

namespace unclip {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

KnownWords known() {
    return KnownWords::fromCaptions({"a red cat on the beach, don't panic", "an oil painting of a box",
                                     "cherry and glass", "caf\u00E9 in space", "Schlo\u00DF \u732B"});
}

std::vector<std::string> unknown(const std::string& prompt) {
    std::vector<std::string> words;
    for (const UnknownWord& word : known().unknownIn(prompt)) {
        EXPECT_EQ(word.word, prompt.substr(word.begin, word.end - word.begin));
        words.push_back(word.word);
    }
    return words;
}

TEST(KnownWords, ListsUnknownWordsInOrderEachTimeTheyOccur) {
    EXPECT_THAT(unknown("a red dragon and a Dragon in space"), ElementsAre("dragon", "Dragon"));
    EXPECT_THAT(unknown(""), IsEmpty());
}

TEST(KnownWords, ComparesInLowerCaseAndComposed) {
    EXPECT_THAT(unknown("RED Cat, Cafe\u0301, SCHLO\u00DF"), IsEmpty());
    EXPECT_THAT(unknown("cafe\u0300"), ElementsAre("cafe\u0300"));
}

TEST(KnownWords, KnowsPossessivesAndPluralsOfWhatItKnows) {
    EXPECT_THAT(unknown("the cat's boxes, cats' cherries, beaches; the cat\u2019s glasses"), IsEmpty());
    EXPECT_THAT(unknown("the dog's dogs"), ElementsAre("dog's", "dogs"));
    EXPECT_THAT(unknown("as ans"), ElementsAre("as", "ans"));
    EXPECT_THAT(unknown("don't can't DON\u2019T"), ElementsAre("can't"));
}

TEST(KnownWords, IgnoresNumbersAndPunctuation) {
    EXPECT_THAT(unknown("1024 3.14 \u0664\u0662 -- !!! \U0001F431 \u2026 ' '' \u0301"), IsEmpty());
    EXPECT_THAT(unknown("\u732B\u72AC red-blue r2d2"), ElementsAre("\u732B\u72AC", "blue", "r2d2"));
}

TEST(KnownWords, SurvivesBytesThatAreNoText) {
    EXPECT_THAT(unknown("red\xFF\xFEzebra\xC3"), ElementsAre("zebra"));
    EXPECT_THAT(unknown(std::string(200'000, '\xFF') + "cat"), IsEmpty());
}

TEST(KnownWords, ComesBackFromItsFile) {
    const auto file =
        std::filesystem::path(testing::TempDir()) / ("unclip_words-" + std::to_string(::getpid()) + ".json");
    known().write(file);
    const KnownWords again = KnownWords::fromFile(file);
    EXPECT_EQ(again.size(), known().size());
    EXPECT_TRUE(again.knows("don't"));
    EXPECT_FALSE(again.knows("dragon"));
}

TEST(KnownWords, SaysWhichFileIsNoListOfWords) {
    const auto file =
        std::filesystem::path(testing::TempDir()) / ("unclip_bad_words-" + std::to_string(::getpid()) + ".json");
    for (const char* text : {"", "[]", "{}", R"({"words": 5})", R"({"words": ["a", 5]})", "{\"words\": [\"\xFF\"]}"}) {
        std::ofstream(file, std::ios::trunc) << text;
        try {
            KnownWords::fromFile(file);
            FAIL() << "accepted " << text;
        } catch (const ModelError& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr(file.string())) << text;
        }
    }
    std::filesystem::remove(file);
    EXPECT_THROW(KnownWords::fromFile(file), ModelError);
    EXPECT_THROW(known().write("/dev/null/words.json"), FileError);
}

}  // namespace
}  // namespace unclip
