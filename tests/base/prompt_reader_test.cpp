#include "engine/text/prompt_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/base/error.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

class PromptReaderOfAFolder : public testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "text_encoder");
        fs::copy(fs::path(UNCLIP_GOLDEN) / "tokens" / "captions", folder_ / "tokenizer");
        write("model_index.json", R"({"_class_name": "UnCLIPPipeline",
            "tokenizer": ["transformers", "CLIPTokenizer"],
            "text_encoder": ["transformers", "CLIPTextModelWithProjection"]})");
        write("text_encoder/config.json", R"({"max_position_embeddings": 8})");
    }

    void write(const std::string& file, const std::string& text) { std::ofstream(folder_ / file) << text; }

    const fs::path folder_ = fs::path(testing::TempDir()) / ("unclip_prompt_reader-" + std::to_string(::getpid()));
};

TEST_F(PromptReaderOfAFolder, TakesTheLimitFromTheTextEncoder) {
    const PromptReading reading = PromptReader::open(folder_).read("a red cat in space and a dog");
    EXPECT_EQ(reading.tokens.ids.size(), 8u);
    EXPECT_EQ(reading.tokens.limit, 6);
    EXPECT_TRUE(reading.tokens.isCut());
    EXPECT_TRUE(reading.unknownWords.empty());
}

TEST_F(PromptReaderOfAFolder, FindsUnknownWordsWhenTheModelListsItsWords) {
    EXPECT_FALSE(PromptReader::open(folder_).listsWords());
    write("words.json", R"({"words": ["a", "cat"]})");
    const PromptReader reader = PromptReader::open(folder_);
    EXPECT_TRUE(reader.listsWords());
    const PromptReading reading = reader.read("a cat, a dragon");
    ASSERT_EQ(reading.unknownWords.size(), 1u);
    EXPECT_EQ(reading.unknownWords[0].word, "dragon");
    EXPECT_EQ(reading.unknownWords[0].begin, 9u);
}

TEST_F(PromptReaderOfAFolder, SaysWhatIsWrongWithTheModel) {
    const auto message = [&]() -> std::string {
        try {
            PromptReader::open(folder_);
        } catch (const ModelError& error) {
            return error.what();
        }
        return "accepted";
    };
    write("text_encoder/config.json", R"({"max_position_embeddings": -4})");
    EXPECT_THAT(message(), testing::HasSubstr("max_position_embeddings"));
    write("text_encoder/config.json", "{}");
    EXPECT_EQ(message(), "accepted");
    write("words.json", "[]");
    EXPECT_THAT(message(), testing::HasSubstr("words.json"));
    write("model_index.json", R"({"_class_name": "KandinskyV22Pipeline"})");
    EXPECT_THAT(message(), testing::HasSubstr("needs its prior"));
}

}  // namespace
}  // namespace unclip
