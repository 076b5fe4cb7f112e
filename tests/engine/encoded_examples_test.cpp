#include "engine/train/encoded_examples.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "engine/train/tensor_storage.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

class EncodedExamplesTest : public testing::Test {
protected:
    /// Example i is painted as i in each place.
    EncodedExamples examples(int reuse, const std::string& content = "data") {
        return {root_.path(), content, 7, reuse, [this](std::int64_t first, std::int64_t count) {
                    Batch batch;
                    batch.pictures =
                        at::arange(first, first + count, at::kFloat).view({count, 1, 1, 1}).expand({count, 4, 2, 2});
                    batch.embeddings = batch.pictures.select(3, 0).select(2, 0);
                    batch.ids = at::full({count, 3}, first, at::kLong);
                    batch.mask = at::ones({count, 3}, at::kLong);
                    for (std::int64_t i = first; i < first + count; ++i) ++encoded_[i];
                    return batch;
                }};
    }

    static std::vector<double> numbers(const Batch& batch) {
        std::vector<double> result;
        for (std::int64_t i = 0; i < batch.size(); ++i) result.push_back(batch.pictures[i][0][0][0].item<double>());
        return result;
    }

    std::vector<fs::path> files() const {
        std::vector<fs::path> found;
        for (const auto& entry : fs::recursive_directory_iterator(root_.path()))
            if (entry.is_regular_file())
                found.push_back(entry.path());
        return found;
    }

    TemporaryFolder root_;
    std::map<std::int64_t, int> encoded_;
};

TEST_F(EncodedExamplesTest, EachIsEncodedOnceHoweverOftenItIsLearnedFromEvenByAContinuedRun) {
    constexpr std::int64_t kSeen = 3000;
    const Batch first = examples(4).read(0, kSeen);
    const auto differentFirst = encoded_.size();
    const Batch again = examples(4).read(0, kSeen);
    EXPECT_TRUE(at::equal(first.pictures, again.pictures));
    EXPECT_TRUE(at::equal(first.embeddings, again.embeddings));
    EXPECT_TRUE(at::equal(first.ids, again.ids));
    EXPECT_EQ(encoded_.size(), differentFirst);
    for (const auto& [example, times] : encoded_) EXPECT_EQ(times, 1) << example;
    EXPECT_EQ(files().size(), differentFirst);
    const auto painted = numbers(first.rows(0, 22));
    for (std::size_t i = 0; i < painted.size(); ++i)
        EXPECT_EQ(painted[i], static_cast<double>(examples(4).exampleAt(static_cast<std::int64_t>(i))));
}

TEST_F(EncodedExamplesTest, OneInSoManyIsNew) {
    const auto run = examples(5);
    std::set<std::int64_t> different;
    constexpr std::int64_t kPositions = 200000;
    for (std::int64_t i = 0; i < kPositions; ++i) {
        different.insert(run.exampleAt(i));
        ASSERT_LE(run.exampleAt(i), 1024 + i / 5);
    }
    EXPECT_NEAR(static_cast<double>(different.size()), kPositions / 5.0, kPositions / 5.0 * 0.25);
}

TEST_F(EncodedExamplesTest, ThoseThatAreLearnedFromOnceComeInOrderAndLeaveNoFile) {
    EXPECT_EQ(numbers(examples(1).read(5, 3)), (std::vector<double>{5, 6, 7}));
    EXPECT_TRUE(files().empty());
}

TEST_F(EncodedExamplesTest, ADamagedFileIsMadeAnew) {
    const Batch whole = examples(4).read(0, 20);
    for (const auto& file : files()) fs::resize_file(file, 20);
    EXPECT_TRUE(at::equal(examples(4).read(0, 20).pictures, whole.pictures));
    for (const auto& [example, times] : encoded_) EXPECT_EQ(times, 2) << example;
}

TEST_F(EncodedExamplesTest, AFileThatLacksAPartIsMadeAnewUnlessNoLessonNeedsIt) {
    const Batch whole = examples(4).read(0, 20);
    EXPECT_FALSE(whole.predicted.defined());
    for (const auto& file : files()) saveTensors(file, {{"pictures", at::ones({1, 4, 2, 2})}});
    EXPECT_TRUE(at::equal(examples(4).read(0, 20).pictures, whole.pictures));
    for (const auto& [example, times] : encoded_) EXPECT_EQ(times, 2) << example;
}

TEST_F(EncodedExamplesTest, ThoseOfOtherDataAreRemoved) {
    examples(4, "old").read(0, 20);
    EXPECT_TRUE(fs::exists(root_.path() / "old"));
    examples(4, "new").read(0, 20);
    EXPECT_FALSE(fs::exists(root_.path() / "old"));
    EXPECT_TRUE(fs::exists(root_.path() / "new"));
}

}  // namespace
}  // namespace unclip
