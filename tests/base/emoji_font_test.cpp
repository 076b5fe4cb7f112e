#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/base/error.h"
#include "engine/scenes/glyph_substitution.h"
#include "engine/scenes/glyphs.h"
#include "engine/scenes/random.h"
#include "engine/scenes/scene_painter.h"

namespace unclip {
namespace {

using testing::HasSubstr;

TEST(EmojiFont, MissingFontNamesThePackage) {
    try {
        ScenePainter("/nowhere/NotoColorEmoji.ttf");
        FAIL() << "a missing font was accepted";
    } catch (const FileError& error) {
        EXPECT_THAT(error.what(), HasSubstr("/nowhere/NotoColorEmoji.ttf"));
        EXPECT_THAT(error.what(), HasSubstr("fonts-noto-color-emoji"));
    }
}

TEST(EmojiFont, FileThatIsNoFontIsRefused) {
    const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "no_font.ttf";
    std::ofstream(path) << "not a font";
    EXPECT_THROW(ScenePainter{path}, FileError);
    std::filesystem::remove(path);
}

TEST(EmojiFont, PathFromTheEnvironmentIsUsed) {
    setenv("UNCLIP_EMOJI_FONT", "/elsewhere/font.ttf", 1);
    EXPECT_EQ(findEmojiFont({}), "/elsewhere/font.ttf");
    EXPECT_EQ(findEmojiFont("/mine.ttf"), "/mine.ttf");
    unsetenv("UNCLIP_EMOJI_FONT");
}

TEST(EmojiFont, LigaturesOfBrokenTablesAreNone) {
    Random random(5);
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(random.below(80)));
        for (std::uint8_t& byte : bytes) {
            byte = static_cast<std::uint8_t>(random.below(random.chance(0.7) ? 12 : 256));
        }
        const std::uint32_t found = ligature(bytes, {1, 2, 3});
        EXPECT_LE(found, 0xFFFFU);
    }
    EXPECT_EQ(ligature({}, {1, 2}), 0U);
    EXPECT_EQ(ligature({}, {7}), 7U);
}

}  // namespace
}  // namespace unclip
