#include "engine/weights/weight_names.h"

#include <gtest/gtest.h>

#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

constexpr std::uint64_t kMuch = 1ull << 40;

TEST(WeightNames, FullPrecisionComesBeforeHalfAlsoWhenItIsPickled) {
    const TemporaryFolder folder;
    const auto chosen = [&] { return chooseWeights(folder.path(), "model", kMuch).filename().string(); };
    EXPECT_EQ(chosen(), "");
    for (const char* better : {"pytorch_model.fp16.bin", "model.fp16.safetensors", "pytorch_model.bin.index.json",
                               "pytorch_model.bin", "model.safetensors.index.json", "model.safetensors"}) {
        folder.write(better, "x");
        EXPECT_EQ(chosen(), better);
    }
}

TEST(WeightNames, HalfPrecisionIsTakenWhereFullTakesMoreThanHalfOfTheMemory) {
    const TemporaryFolder folder;
    const auto chosen = [&](std::uint64_t memory) {
        return chooseWeights(folder.path(), "diffusion_pytorch_model", memory).filename().string();
    };
    folder.write("diffusion_pytorch_model.safetensors", std::string(100, 'x'));
    EXPECT_EQ(chosen(10), "diffusion_pytorch_model.safetensors");  // there is no other
    folder.write("diffusion_pytorch_model.fp16.safetensors", std::string(50, 'x'));
    EXPECT_EQ(chosen(200), "diffusion_pytorch_model.safetensors");
    EXPECT_EQ(chosen(199), "diffusion_pytorch_model.fp16.safetensors");
}

TEST(WeightNames, ShardsCountTogether) {
    const TemporaryFolder folder;
    folder.write("model.safetensors.index.json", "{}");
    folder.write("model-00001-of-00002.safetensors", std::string(60, 'x'));
    folder.write("model-00002-of-00002.safetensors", std::string(60, 'x'));
    folder.write("model.fp16.safetensors", "x");
    EXPECT_EQ(chooseWeights(folder.path(), "model", 240).filename(), "model.safetensors.index.json");
    EXPECT_EQ(chooseWeights(folder.path(), "model", 239).filename(), "model.fp16.safetensors");
}

}  // namespace
}  // namespace unclip
