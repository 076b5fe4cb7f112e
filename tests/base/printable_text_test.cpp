#include "engine/base/printable_text.h"

#include <gtest/gtest.h>

#include "tests/base/nasty_texts.h"

namespace unclip {
namespace {

using namespace std::string_literals;

TEST(PrintableText, SpellsOutWhatWouldSteerATerminal) {
    EXPECT_EQ(printableText("a\x1b]0;title\x07z"), R"(a\x1b]0;title\x07z)");
    EXPECT_EQ(printableText("one\ntwo\r\tthree"), R"(one\ntwo\r\tthree)");
    EXPECT_EQ(printableText("a\0b\x7f"s), R"(a\x00b\x7f)");
    EXPECT_EQ(printableText("\u009b2J \u202egnp.exe \u2028 \u2066"), R"(\u{9b}2J \u{202e}gnp.exe \u{2028} \u{2066})");
    EXPECT_EQ(printableText("\xff\xc3"), R"(\xff\xc3)");
}

TEST(PrintableText, LeavesEveryWritingAsItIs) {
    for (const char* text :
         {"a red fox, 50 % – “naïve”", "狐狸 在 雪地", "שלום مرحبا", "नमस्ते क्‍ष",
          "👩‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿 é", "<b>&amp;</b>"})
        EXPECT_EQ(printableText(text), text);
}

TEST(PrintableText, OfEveryNastyTextIsOneLineWithoutControls) {
    for (const std::string& nasty : nastyTexts()) {
        const std::string line = printableText(nasty);
        EXPECT_EQ(line, printableText(line));
        for (const char c : line) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) << line;
    }
}

}  // namespace
}  // namespace unclip
