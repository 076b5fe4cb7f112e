#include "engine/text/bpe_trainer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/base/error.h"
#include "engine/text/bpe_tokenizer.h"

namespace unclip {
namespace {

const std::vector<CountedCaption> kCaptions{
    {"a red cat", 5}, {"a red car in space", 3}, {"two cats and a dog", 2}, {"日本の猫 naïve", 1}};

std::filesystem::path freshFolder(const std::string& name) {
    const auto folder = std::filesystem::path(testing::TempDir()) / ("unclip_" + std::to_string(::getpid()) + name);
    std::filesystem::remove_all(folder);
    return folder;
}

std::string text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

nlohmann::json read(const std::filesystem::path& file) {
    return nlohmann::json::parse(text(file));
}

TEST(BpeTrainer, JoinsTheMostFrequentPairFirstAndTiesByName) {
    const BpeVocabulary vocabulary = trainBpe({{"ab ab ab cd cd xy xy"}}, 517);
    ASSERT_EQ(vocabulary.merges.size(), 3u);
    EXPECT_EQ(vocabulary.merges[0], (std::pair<std::string, std::string>{"a", "b</w>"}));
    EXPECT_EQ(vocabulary.merges[1], (std::pair<std::string, std::string>{"c", "d</w>"}));
    EXPECT_EQ(vocabulary.merges[2], (std::pair<std::string, std::string>{"x", "y</w>"}));
    EXPECT_EQ(vocabulary.tokens.size(), 517u);
    EXPECT_EQ(vocabulary.tokens[512], "ab</w>");
    EXPECT_EQ(vocabulary.tokens[515], "<|startoftext|>");
    EXPECT_EQ(vocabulary.tokens[516], "<|endoftext|>");
}

TEST(BpeTrainer, CountsWeighLikeRepetition) {
    std::vector<CountedCaption> repeated;
    for (const CountedCaption& caption : kCaptions) repeated.insert(repeated.end(), caption.count, {caption.text, 1});
    std::reverse(repeated.begin(), repeated.end());
    EXPECT_EQ(trainBpe(kCaptions, 540).merges, trainBpe(repeated, 540).merges);
}

TEST(BpeTrainer, LearnsAndWritesWhatTheReferenceScriptDoes) {
    const auto golden = std::filesystem::path(UNCLIP_GOLDEN) / "tokens" / "captions";
    std::vector<CountedCaption> captions;
    const nlohmann::json counted = read(golden / "captions.json");
    for (const auto& [text, count] : counted.items()) captions.push_back({text, count.get<std::uint64_t>()});
    ASSERT_FALSE(captions.empty());

    const auto folder = freshFolder("like_reference");
    trainBpe(captions, 640).write(folder, 77);
    EXPECT_EQ(text(folder / "merges.txt"), text(golden / "merges.txt"));
    for (const char* file : {"vocab.json", "special_tokens_map.json", "tokenizer_config.json"})
        EXPECT_EQ(read(folder / file), read(golden / file)) << file;
}

TEST(BpeTrainer, StopsWhenEveryWordIsOneToken) {
    const BpeVocabulary vocabulary = trainBpe(kCaptions, 5000);
    EXPECT_LT(vocabulary.tokens.size(), 600u);
    EXPECT_EQ(std::set<std::string>(vocabulary.tokens.begin(), vocabulary.tokens.end()).size(),
              vocabulary.tokens.size());
    const auto folder = freshFolder("trained");
    vocabulary.write(folder, 32);
    const Tokens tokens = BpeTokenizer::fromFolder(folder, 32).encode("Two CATS in space, naïve");
    EXPECT_EQ(tokens.used, 6);  // a token each, and the comma
    EXPECT_EQ(tokens.ids.size(), 32u);
}

TEST(BpeTrainer, RefusesSizesBelowTheAlphabetAndBrokenText) {
    EXPECT_THROW(trainBpe(kCaptions, 513), RequestError);
    EXPECT_THROW(trainBpe({{"a \xFF"}}, 600), RequestError);
    EXPECT_EQ(trainBpe({}, 600).tokens.size(), 514u);
}

TEST(BpeTrainer, SaysWhichFileCantBeWritten) {
    const BpeVocabulary vocabulary = trainBpe(kCaptions, 520);
    try {
        vocabulary.write("/dev/null/tokenizer", 32);
        FAIL() << "wrote below a file";
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("/dev/null/tokenizer"), std::string::npos);
    }
}

}  // namespace
}  // namespace unclip
