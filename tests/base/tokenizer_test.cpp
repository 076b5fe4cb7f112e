#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/text/unicode.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kGolden = fs::path(UNCLIP_GOLDEN) / "tokens";

json readJson(const fs::path& file) {
    std::ifstream stream(file);
    return json::parse(stream);
}

BpeTokenizer golden(const std::string& folder) {
    return BpeTokenizer::fromFolder(kGolden / folder, 77);
}

/// CRC-32 (ISO 3309) of the ids as 32-bit little-endian numbers.
std::uint32_t checksum(const std::vector<std::int64_t>& ids) {
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> remainders{};
        for (std::uint32_t byte = 0; byte < 256; ++byte) {
            remainders[byte] = byte;
            for (int bit = 0; bit < 8; ++bit)
                remainders[byte] = remainders[byte] >> 1 ^ (remainders[byte] & 1 ? 0xEDB88320 : 0);
        }
        return remainders;
    }();
    std::uint32_t crc = 0xFFFFFFFF;
    for (const std::int64_t id : ids)
        for (int shift = 0; shift < 32; shift += 8)
            crc = crc >> 8 ^ table[(crc ^ static_cast<std::uint32_t>(id >> shift)) & 0xFF];
    return ~crc;
}

std::vector<std::int64_t> wholePrompt(const Tokens& tokens) {
    std::vector<std::int64_t> ids;
    for (const TokenRange& token : tokens.ranges) ids.push_back(token.id);
    return ids;
}

TEST(Tokenizer, GivesTheReferencesIdsAndMaskForEveryText) {
    const json rows = readJson(kGolden / "texts.json");
    ASSERT_GT(rows.size(), 550u);
    for (const char* folder : {"plain", "exclamation"}) {
        const BpeTokenizer tokenizer = golden(folder);
        for (const json& row : rows) {
            const Tokens tokens = tokenizer.encode(row["text"].get<std::string>());
            const json& expected = row[folder];
            auto ids = expected["ids"].get<std::vector<std::int64_t>>();
            std::vector<std::int64_t> mask(ids.size(), 1);
            ids.resize(77, tokenizer.padToken());
            mask.resize(77, 0);
            EXPECT_EQ(tokens.ids, ids) << folder << ": " << row["text"];
            EXPECT_EQ(tokens.mask, mask) << folder << ": " << row["text"];
            if (expected.contains("count")) {
                EXPECT_EQ(tokens.used, expected["count"].get<int>()) << row["text"];
                EXPECT_EQ(checksum(wholePrompt(tokens)), expected["checksum"].get<std::uint32_t>()) << row["text"];
            } else {
                EXPECT_FALSE(tokens.isCut()) << row["text"];
            }
        }
    }
}

TEST(Tokenizer, ReadsFoldersOfOtherLayouts) {
    const json rows = readJson(kGolden / "texts.json");
    for (const char* folder : {"together", "captions"}) {
        const BpeTokenizer tokenizer = golden(folder);
        for (const json& row : rows)
            EXPECT_EQ(checksum(tokenizer.encode(row["text"].get<std::string>()).ids), row[folder].get<std::uint32_t>())
                << folder << ": " << row["text"];
    }
}

TEST(Tokenizer, TreatsEveryCharacterOfUnicodeAsTheReferenceDoes) {
    const BpeTokenizer tokenizer = golden("plain");
    const json blocks = readJson(kGolden / "characters.json");
    ASSERT_EQ(blocks.size(), 0x1100u);
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        std::string text;
        for (char32_t code = static_cast<char32_t>(block * 256); code < (block + 1) * 256; ++code) {
            if (code >= 0xD800 && code < 0xE000)
                continue;
            std::string character;
            appendUtf8(character, code);
            text += "a" + character + "b e" + character + "\u0301 \u0345" + character + "\u0334 ";
        }
        EXPECT_EQ(checksum(wholePrompt(tokenizer.encode(text))), blocks[block].get<std::uint32_t>())
            << "characters from " << std::hex << block * 256;
    }
}

TEST(Tokenizer, KnowsWhichBytesEachTokenStandsFor) {
    const BpeTokenizer tokenizer = golden("exclamation");
    const std::string prompt = "A  CAT! e\u0301 \u0130 <|endoftext|>";
    std::vector<std::string> parts;
    for (const TokenRange& token : tokenizer.encode(prompt).ranges) {
        const std::string part = prompt.substr(token.begin, token.end - token.begin);
        if (parts.empty() || parts.back() != part)
            parts.push_back(part);
    }
    EXPECT_EQ(parts, (std::vector<std::string>{"A", "CAT", "!", "e\u0301", "\u0130", "<|endoftext|>"}));
}

TEST(Tokenizer, CutsAfter75TokensAndSaysWhere) {
    const BpeTokenizer tokenizer = golden("plain");
    std::string prompt;
    for (int i = 0; i < 75; ++i) prompt += "cat ";
    const Tokens whole = tokenizer.encode(prompt);
    EXPECT_EQ(whole.limit, 75);
    EXPECT_EQ(whole.used, 75);
    EXPECT_FALSE(whole.isCut());
    EXPECT_EQ(whole.usedBytes, prompt.size());

    const Tokens cut = tokenizer.encode(prompt + "dog and more");
    EXPECT_TRUE(cut.isCut());
    EXPECT_GT(cut.used, 77);
    EXPECT_EQ(cut.usedBytes, prompt.size());
    EXPECT_EQ(cut.ids, whole.ids);
    EXPECT_EQ(cut.ids.back(), tokenizer.endToken());
    EXPECT_EQ(cut.ids.front(), tokenizer.beginToken());
}

TEST(Tokenizer, CutsBeforeACharacterOfWhichOnlySomeTokensFit) {
    const BpeTokenizer tokenizer = BpeTokenizer::fromFolder(kGolden / "captions", 4);
    const Tokens tokens = tokenizer.encode("cat \U00010348");
    ASSERT_EQ(tokens.limit, 2);
    ASSERT_GT(tokens.used, 2);
    EXPECT_EQ(tokens.usedBytes, 4u);
}

TEST(Tokenizer, ReadsAnEmptyPromptAsBeginAndEnd) {
    const BpeTokenizer tokenizer = golden("exclamation");
    const Tokens tokens = tokenizer.encode("");
    EXPECT_EQ(tokens.used, 0);
    EXPECT_EQ(tokens.ids[0], tokenizer.beginToken());
    EXPECT_EQ(tokens.ids[1], tokenizer.endToken());
    EXPECT_EQ(tokens.ids[2], 0);
    EXPECT_EQ(tokens.mask[1], 1);
    EXPECT_EQ(tokens.mask[2], 0);
}

TEST(Tokenizer, EncodesAMillionBytesOfAnything) {
    const BpeTokenizer tokenizer = golden("plain");
    for (const std::string part :
         {"a", "ab", "!", "1", "'s", "\u0301\u0323", "\uAC00", "\U0001F469\u200D", " ", "<|endoftext|>"}) {
        std::string prompt;
        while (prompt.size() + part.size() <= 1'000'000) prompt += part;
        const Tokens tokens = tokenizer.encode(prompt);
        EXPECT_EQ(tokens.ids.size(), 77u);
        ASSERT_EQ(tokens.used, static_cast<int>(tokens.ranges.size()));
        EXPECT_EQ(tokens.used == 0, part == " ");
    }
}

TEST(Tokenizer, SaysAtWhichByteAPromptIsNoUtf8) {
    const BpeTokenizer tokenizer = golden("plain");
    const auto message = [&](const std::string& prompt) -> std::string {
        try {
            tokenizer.encode(prompt);
        } catch (const RequestError& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_EQ(message("caf\xE9 au lait"),
              "The text isn't valid UTF-8 at byte 3 (counted from 0); save or send it as UTF-8.");
    for (const char* broken : {"\x80", "a\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF\xFE", "\xE2\x82"})
        EXPECT_NE(message(broken), "accepted") << testing::PrintToString(std::string(broken));
    EXPECT_EQ(message(std::string("a\0b", 3)), "accepted");
}

/// A copy of a golden folder that a test changes or damages.
class ChangedVocabulary : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(folder_);
        fs::copy(kGolden / "captions", folder_);
    }

    void write(const std::string& file, const std::string& text) {
        std::ofstream(folder_ / file, std::ios::binary | std::ios::trunc) << text;
    }

    void changeIds(const std::function<void(json&)>& change) {
        json ids = readJson(folder_ / "vocab.json");
        change(ids);
        write("vocab.json", ids.dump());
    }

    /// The message without the folder's name.
    std::string message(int contextLength = 77) {
        try {
            BpeTokenizer::fromFolder(folder_, contextLength);
        } catch (const ModelError& error) {
            std::string text = error.what();
            for (std::size_t at = text.find(folder_.string()); at != std::string::npos;
                 at = text.find(folder_.string()))
                text.replace(at, folder_.string().size(), "FOLDER");
            return text;
        }
        return "accepted";
    }

    const fs::path folder_ = fs::path(testing::TempDir()) / ("unclip_changed_vocabulary-" + std::to_string(::getpid()));
};

TEST_F(ChangedVocabulary, SaysWhichTokenIsMissing) {
    changeIds([](json& ids) { ids.erase("<|endoftext|>"); });
    EXPECT_EQ(message(), "FOLDER/vocab.json has no end token (\"<|endoftext|>\"); download the model again.");
    write("vocab.json", R"({"<|endoftext|>": 0})");
    EXPECT_EQ(message(), "FOLDER/vocab.json has no begin token (\"<|startoftext|>\"); download the model again.");
    write("vocab.json", R"({"<|startoftext|>": 0, "<|endoftext|>": 1})");
    write("merges.txt", "#version: 0.2\n");
    EXPECT_EQ(message(), "FOLDER/vocab.json has no token for any letter; download the model again.");
}

TEST_F(ChangedVocabulary, SaysWhichMergeMakesNoToken) {
    write("merges.txt", "#version: 0.2\nz q\n");
    EXPECT_EQ(message(),
              "FOLDER/merges.txt joins \"z\" and \"q\", but the vocabulary has no \"zq\"; both files have to be of the "
              "same model.");
    write("merges.txt", "#version: 0.2\na b c\n");
    EXPECT_EQ(
        message(),
        "FOLDER/merges.txt, line 2: a merge has to be two tokens with a space between; download the model again.");
    fs::remove(folder_ / "merges.txt");
    EXPECT_THAT(message(), testing::HasSubstr("FOLDER/merges.txt"));
}

TEST_F(ChangedVocabulary, SaysWhichFileIsNoVocabulary) {
    for (const std::string& text :
         {std::string(), std::string("{"), std::string("[]"), std::string("{}"), std::string("null"),
          std::string("{\"a\": \"\xFF\"}"), std::string(100'000, '['), std::string(17 << 20, ' ')}) {
        write("vocab.json", text);
        EXPECT_THAT(message(), testing::HasSubstr("FOLDER/vocab.json")) << text.substr(0, 20);
    }
    for (const char* id : {"-1", "1.5", "\"7\"", "null", "1e30", "99999999999"}) {
        write("vocab.json", std::string("{\"a\": ") + id + "}");
        EXPECT_THAT(message(), testing::HasSubstr("gives the token \"a\" the id ")) << id;
    }
    write("vocab.json", R"({"a": 1, "b": 1})");
    EXPECT_THAT(message(), testing::HasSubstr("gives the id 1 to two tokens"));
}

TEST_F(ChangedVocabulary, RefusesSpecialTokensThatAreNone) {
    write("special_tokens_map.json", R"({"pad_token": {"content": 5}})");
    EXPECT_THAT(message(), testing::HasSubstr("FOLDER/special_tokens_map.json: \"pad_token\" is no token"));
    write("special_tokens_map.json", R"({"pad_token": ""})");
    EXPECT_EQ(message(), "FOLDER/vocab.json has no token \"\" to pad with; download the model again.");
    write("special_tokens_map.json", "{");
    EXPECT_THAT(message(), testing::HasSubstr("FOLDER/special_tokens_map.json"));
}

TEST_F(ChangedVocabulary, WorksWithoutTheFilesOfSpecialTokens) {
    fs::remove(folder_ / "special_tokens_map.json");
    fs::remove(folder_ / "tokenizer_config.json");
    const BpeTokenizer tokenizer = BpeTokenizer::fromFolder(folder_, 77);
    EXPECT_EQ(tokenizer.name(tokenizer.beginToken()), "<|startoftext|>");
    EXPECT_EQ(tokenizer.name(tokenizer.padToken()), "<|endoftext|>");
}

TEST_F(ChangedVocabulary, CountsATokenThatOnlyTheSpecialTokensName) {
    const std::size_t before = BpeTokenizer::fromFolder(folder_, 77).vocabularySize();
    write("special_tokens_map.json", R"({"pad_token": "<pad>"})");
    const BpeTokenizer tokenizer = BpeTokenizer::fromFolder(folder_, 77);
    EXPECT_EQ(tokenizer.padToken(), static_cast<std::int64_t>(before));
    EXPECT_EQ(tokenizer.vocabularySize(), before + 1);
}

TEST_F(ChangedVocabulary, LooksForSpecialTokensAsTheReferenceDoes) {
    const json cases = readJson(kGolden / "special_tokens.json");
    ASSERT_FALSE(cases.empty());
    for (const json& one : cases) {
        for (const char* file : {"special_tokens_map.json", "tokenizer_config.json", "added_tokens.json"})
            fs::remove(folder_ / file);
        for (const auto& [file, content] : one["files"].items()) write(file, content.dump());
        const BpeTokenizer tokenizer = BpeTokenizer::fromFolder(folder_, 77);
        for (const auto& [text, ids] : one["texts"].items())
            EXPECT_EQ(tokenizer.encode(text).ids, ids.get<std::vector<std::int64_t>>()) << text << one["files"];
    }
}

TEST_F(ChangedVocabulary, RefusesContextLengthsThatLie) {
    EXPECT_THAT(message(2), testing::HasSubstr("from 3 to 65536"));
    EXPECT_THAT(message(2'000'000'000), testing::HasSubstr("from 3 to 65536"));
    EXPECT_EQ(message(3), "accepted");
}

}  // namespace
}  // namespace unclip
