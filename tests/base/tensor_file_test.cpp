#include "engine/weights/tensor_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <numeric>

#include "engine/base/error.h"
#include "engine/weights/safetensors_writer.h"
#include "tests/base/safetensors_bytes.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

std::string openRefusal(const TemporaryFolder& folder, const std::string& baseName = "model") {
    return messageOf<ModelError>([&] { TensorFile::open(folder.path(), baseName); });
}

std::string indexOf(const std::map<std::string, std::string>& weightMap) {
    return json{{"metadata", {{"total_size", 8}}}, {"weight_map", weightMap}}.dump();
}

TEST(TensorFile, PrefersSafetensorsToVariantsAndCheckpoints) {
    const TemporaryFolder folder;
    folder.write("model.bf16.safetensors", zeros({{"bf16", 1}}));
    EXPECT_NE(TensorFile::open(folder.path(), "model")->find("bf16"), nullptr);
    folder.write("model.fp16.safetensors", zeros({{"fp16", 1}}));
    EXPECT_NE(TensorFile::open(folder.path(), "model")->find("fp16"), nullptr);
    folder.write("model.safetensors", zeros({{"plain", 1}}));
    EXPECT_NE(TensorFile::open(folder.path(), "model")->find("plain"), nullptr);
    EXPECT_EQ(TensorFile::open(folder.path(), "model")->find("fp16"), nullptr);
}

TEST(TensorFile, ReadsShardsAndSaysWhereATensorLies) {
    const TemporaryFolder folder;
    folder.write("model-1.safetensors", zeros({{"a", 2}, {"b", 1}}));
    folder.write("model-2.safetensors", zeros({{"c", 3}}));
    folder.write("model.safetensors.index.json",
                 indexOf({{"a", "model-1.safetensors"}, {"b", "model-1.safetensors"}, {"c", "model-2.safetensors"}}));
    const auto file = TensorFile::open(folder.path(), "model");
    EXPECT_EQ(file->tensors().size(), 3u);
    EXPECT_EQ(file->path(*file->find("b")).filename(), "model-1.safetensors");
    EXPECT_EQ(file->path(*file->find("c")).filename(), "model-2.safetensors");
    EXPECT_EQ(file->find("d"), nullptr);
}

TEST(TensorFile, ReadsShardsOfVariantsUnderBothOfTheirNames) {
    for (const char* name : {"model.fp16.safetensors.index.json", "model.safetensors.index.fp16.json"}) {
        const TemporaryFolder folder;
        folder.write("s.safetensors", zeros({{"a", 2}}));
        folder.write(name, indexOf({{"a", "s.safetensors"}}));
        EXPECT_NE(TensorFile::open(folder.path(), "model")->find("a"), nullptr) << name;
    }
}

TEST(TensorFile, RefusesAnIndexThatLies) {
    const TemporaryFolder folder;
    folder.write("1.safetensors", zeros({{"a", 2}, {"b", 1}}));
    folder.write("2.safetensors", zeros({{"b", 1}}));
    const auto refusal = [&](const std::string& index) {
        folder.write("model.safetensors.index.json", index);
        return openRefusal(folder);
    };
    EXPECT_THAT(refusal(indexOf({{"a", "1.safetensors"}, {"c", "3.safetensors"}})),
                AllOf(HasSubstr("index.json"), HasSubstr("3.safetensors"), HasSubstr("missing")));
    EXPECT_THAT(refusal(indexOf({{"a", "1.safetensors"}, {"b", "2.safetensors"}})),
                AllOf(HasSubstr("\"b\""), HasSubstr("two shards")));
    EXPECT_THAT(refusal(indexOf({{"z", "1.safetensors"}})), AllOf(HasSubstr("\"z\""), HasSubstr("doesn't hold")));
    EXPECT_THAT(refusal(indexOf({{"a", "../1.safetensors"}})), HasSubstr("same folder"));
    EXPECT_THAT(refusal(R"({"weight_map":{"a":5}})"), HasSubstr("same folder"));
    EXPECT_THAT(refusal(R"({"weight_map":[]})"), HasSubstr("weight_map"));
    EXPECT_THAT(refusal("[]"), HasSubstr("weight_map"));
    EXPECT_THAT(refusal("{]"), HasSubstr("not JSON"));
}

TEST(TensorFile, FollowsLinksAsInTheHubsCache) {
    const TemporaryFolder folder;
    folder.write("blobs/0123", zeros({{"a", 2}}));
    fs::create_directory(folder / "snapshot");
    fs::create_symlink("../blobs/0123", folder / "snapshot/model.safetensors");
    EXPECT_NE(TensorFile::open(folder / "snapshot", "model")->find("a"), nullptr);
}

TEST(TensorFile, SaysWhatIsWrongWithAFileThatCanNotBeRead) {
    const TemporaryFolder folder;
    EXPECT_THAT(openRefusal(folder), HasSubstr("missing"));
    const fs::path file = folder / "model.safetensors";
    fs::create_symlink("nowhere", file);
    EXPECT_THAT(openRefusal(folder), AllOf(HasSubstr("model.safetensors"), HasSubstr("leads nowhere")));
    fs::remove(file);
    fs::create_symlink("model.safetensors", file);
    EXPECT_THAT(openRefusal(folder), HasSubstr("loop of links"));
    fs::remove(file);
    fs::create_directory(file);
    EXPECT_THAT(openRefusal(folder), HasSubstr("not a file"));
    fs::remove(file);
    ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
    EXPECT_THAT(openRefusal(folder), HasSubstr("not a file"));
    fs::remove(file);
    folder.write("model.safetensors", "");
    EXPECT_THAT(openRefusal(folder), HasSubstr("empty"));
    folder.write("model.safetensors", safetensorsBytes("{}", ""));
    EXPECT_THAT(openRefusal(folder), HasSubstr("no tensors"));
}

/// A file of many pages, so that pages are lost when it is cut.
std::shared_ptr<const TensorFile> largeFile(const TemporaryFolder& folder) {
    std::vector<float> ones(1 << 18, 1.0F);
    writeSafetensors(folder / "model.safetensors", {{"a", StoredDtype::float32, {1 << 18}}},
                     [&](std::size_t) { return std::as_bytes(std::span<const float>(ones)); });
    return TensorFile::open(folder.path(), "model");
}

double sumOf(const TensorView& tensor) {
    const auto* values = reinterpret_cast<const float*>(tensor.data);
    return std::accumulate(values, values + tensor.elements(), 0.0);
}

TEST(TensorFile, SurvivesAndTellsThatItsFileWasCutWhileMapped) {
    const TemporaryFolder folder;
    const auto file = largeFile(folder);
    file->throwIfDamaged();
    EXPECT_EQ(sumOf(file->tensors()[0]), 1 << 18);
    file->release();
    fs::resize_file(folder / "model.safetensors", 100'000);
    EXPECT_LT(sumOf(file->tensors()[0]), 30'000);  // what is lost reads as zeros
    EXPECT_THAT(messageOf<ModelError>([&] { file->throwIfDamaged(); }),
                AllOf(HasSubstr("model.safetensors"), HasSubstr("while it was in use")));
    // The pages can be dropped and touched again.
    file->release();
    EXPECT_LT(sumOf(file->tensors()[0]), 30'000);
}

// What this process holds of mapped files.
std::uint64_t residentBytesOfFiles() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t all = 0, resident = 0, shared = 0;
    file >> all >> resident >> shared;
    return shared * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

TEST(TensorFile, GivesBackThePagesOfOneTensorAndKeepsTheOthers) {
    const TemporaryFolder folder;
    constexpr std::int64_t kCount = 1 << 20;
    const std::vector<float> ones(kCount, 1.0F);
    writeSafetensors(folder / "model.safetensors",
                     {{"a", StoredDtype::float32, {kCount}}, {"b", StoredDtype::float32, {kCount}}},
                     [&](std::size_t) { return std::as_bytes(std::span<const float>(ones)); });
    const auto file = TensorFile::open(folder.path(), "model");
    const auto before = residentBytesOfFiles();
    EXPECT_EQ(sumOf(*file->find("a")) + sumOf(*file->find("b")), 2 * kCount);
    constexpr std::uint64_t kBytes = kCount * sizeof(float), kSlack = 256 << 10;
    EXPECT_GT(residentBytesOfFiles(), before + 2 * kBytes - kSlack);
    file->release(*file->find("a"));
    EXPECT_LT(residentBytesOfFiles(), before + kBytes + kSlack);
    EXPECT_GT(residentBytesOfFiles(), before + kBytes - kSlack);
    EXPECT_EQ(sumOf(*file->find("a")), kCount);  // touched again
}

TEST(TensorFile, RemembersThatPagesWereLostAfterTheFileIsWholeAgain) {
    const TemporaryFolder folder;
    const auto file = largeFile(folder);
    const auto size = fs::file_size(folder / "model.safetensors");
    const auto time = fs::last_write_time(folder / "model.safetensors");
    fs::resize_file(folder / "model.safetensors", 0);
    EXPECT_EQ(sumOf(file->tensors()[0]), 0);
    fs::resize_file(folder / "model.safetensors", size);
    fs::last_write_time(folder / "model.safetensors", time);
    EXPECT_THROW(file->throwIfDamaged(), ModelError);
}

TEST(TensorFile, TellsThatItsFileWasReplacedOrOverwritten) {
    const TemporaryFolder folder;
    auto file = largeFile(folder);
    const auto other = folder.write("other", zeros({{"a", 1}}));
    fs::rename(other, folder / "model.safetensors");
    EXPECT_EQ(sumOf(file->tensors()[0]), 1 << 18);  // the old file stays mapped
    EXPECT_THROW(file->throwIfDamaged(), ModelError);

    file = largeFile(folder);
    file->throwIfDamaged();
    fs::last_write_time(folder / "model.safetensors", fs::file_time_type::clock::now() + std::chrono::seconds(5));
    EXPECT_THROW(file->throwIfDamaged(), ModelError);
}

TEST(TensorFile, StaysUsableWhenItsFileIsOnlyRemoved) {
    const TemporaryFolder folder;
    const auto file = largeFile(folder);
    fs::remove(folder / "model.safetensors");
    file->release();
    EXPECT_EQ(sumOf(file->tensors()[0]), 1 << 18);
    file->throwIfDamaged();
}

TEST(TensorFileDeathTest, KeepsTheDefaultForOtherBusErrors) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    // A bus error outside our mappings has to end the program as ever, not be swallowed.
    const TemporaryFolder folder;
    const auto file = largeFile(folder);
    EXPECT_DEATH(::raise(SIGBUS), "");
}

TEST(TensorFile, NamesTheTensorThatHoldsNaNOrInfinity) {
    const TemporaryFolder folder;
    const std::vector<std::uint16_t> good{0x3f80, 0x7f7f, 0x8000}, infinite{0x3f80, 0xff80, 0};
    const std::vector<std::int16_t> integers{-1, 0x7f80, 0x7c00};
    const auto write = [&](StoredDtype dtype, const std::vector<std::uint16_t>& values) {
        writeSafetensors(folder / "model.safetensors",
                         {{"ids", StoredDtype::int16, {3}}, {"fine", StoredDtype::float16, {1}}, {"w", dtype, {3}}},
                         [&](std::size_t i) {
                             return i == 0   ? std::as_bytes(std::span<const std::int16_t>(integers))
                                    : i == 1 ? std::as_bytes(std::span<const std::uint16_t>(good.data(), 1))
                                             : std::as_bytes(std::span<const std::uint16_t>(values));
                         });
        return TensorFile::open(folder.path(), "model");
    };
    EXPECT_EQ(findNonFinite(*write(StoredDtype::bfloat16, good)), nullptr);
    const auto file = write(StoredDtype::bfloat16, infinite);
    ASSERT_NE(findNonFinite(*file), nullptr);
    EXPECT_EQ(findNonFinite(*file)->name, "w");
    EXPECT_NE(findNonFinite(*write(StoredDtype::float16, {0, 0x7e00, 0})), nullptr);

    for (const double value : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        const float narrow = static_cast<float>(value);
        writeSafetensors(folder / "f.safetensors", {{"w", StoredDtype::float32, {}}},
                         [&](std::size_t) { return std::as_bytes(std::span(&narrow, 1)); });
        EXPECT_NE(findNonFinite(*TensorFile::open(folder.path(), "f")), nullptr);
        writeSafetensors(folder / "d.safetensors", {{"w", StoredDtype::float64, {}}},
                         [&](std::size_t) { return std::as_bytes(std::span(&value, 1)); });
        EXPECT_NE(findNonFinite(*TensorFile::open(folder.path(), "d")), nullptr);
    }
}

}  // namespace
}  // namespace unclip
