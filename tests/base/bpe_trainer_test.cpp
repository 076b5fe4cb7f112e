#include "engine/text/bpe_trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/error.h"
#include "engine/text/bpe_tokenizer.h"

namespace unclip {
namespace {

const std::vector<CountedCaption> kCaptions{
    {"a red cat", 5}, {"a red car in space", 3}, {"two cats and a dog", 2}, {"日本の猫 naïve", 1}};

std::filesystem::path freshFolder(const std::string& name) {
    const auto folder = std::filesystem::path(testing::TempDir()) / ("unclip_" + name);
    std::filesystem::remove_all(folder);
    return folder;
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
