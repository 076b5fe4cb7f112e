#include "engine/weights/safetensors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "engine/base/error.h"
#include "engine/weights/safetensors_writer.h"
#include "tests/base/safetensors_bytes.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::vector<TensorView> read(const std::string& bytes) {
    return readSafetensors(std::as_bytes(std::span(bytes.data(), bytes.size())), "w.safetensors");
}

std::string refusal(const std::string& bytes) {
    const std::string message = messageOf<ModelError>([&] { read(bytes); });
    EXPECT_THAT(message, HasSubstr("w.safetensors"));
    return message;
}

std::string refusal(const json& header, std::size_t dataBytes) {
    return refusal(safetensorsBytes(header.dump(), std::string(dataBytes, '\0')));
}

TEST(Safetensors, GivesNamesShapesDtypesAndPlaces) {
    const json header{{"__metadata__", {{"format", "pt"}}},
                      {"a.weight", tensorEntry("F32", {2, 3}, 0, 24)},
                      {"b", tensorEntry("BF16", json::array(), 24, 26)}};
    const std::string bytes = safetensorsBytes(header.dump() + "   ", std::string(24, 'A') + "BB");
    const auto tensors = read(bytes);
    ASSERT_EQ(tensors.size(), 2u);
    EXPECT_EQ(tensors[0].name, "a.weight");
    EXPECT_EQ(tensors[0].dtype, StoredDtype::float32);
    EXPECT_EQ(tensors[0].shape, (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ(tensors[0].elements(), 6);
    EXPECT_EQ(tensors[1].dtype, StoredDtype::bfloat16);
    EXPECT_TRUE(tensors[1].shape.empty());
    EXPECT_EQ(tensors[1].bytes, 2u);
    EXPECT_EQ(std::memcmp(tensors[1].data, "BB", 2), 0);
}

TEST(Safetensors, RefusesFilesThatAreTooShort) {
    EXPECT_THAT(refusal(""), HasSubstr("only 0 bytes"));
    EXPECT_THAT(refusal("1234567"), HasSubstr("only 7 bytes"));
    EXPECT_THAT(refusal(std::string("\x40\0\0\0\0\0\0\0{}", 10)), HasSubstr("cut short"));
}

TEST(Safetensors, RefusesAHeaderOver100MegabytesWithoutReadingIt) {
    const std::uint64_t length = 100'000'001;
    EXPECT_THAT(refusal(std::string(reinterpret_cast<const char*>(&length), 8) + "{}"), HasSubstr("100 MB"));
    EXPECT_THAT(refusal(std::string(8, '\xff') + "{}"), HasSubstr("100 MB"));
}

TEST(Safetensors, RefusesAHeaderThatIsNotItsJson) {
    for (const char* header : {"", "{", "[]", "nonsense", "3", "{\"a\":1}", "{\"a\":[]}", "{\"a\":{}}", "{\"a\":null}",
                               "{\"a\":{\"dtype\":\"F32\"}}", "{\"__metadata__\":3}", "{\"__metadata__\":{\"x\":{}}}",
                               "{\"a\":{\"dtype\":{},\"shape\":[],\"data_offsets\":[0,4]}}",
                               "{\"a\":{\"dtype\":\"F32\",\"shape\":[[1]],\"data_offsets\":[0,4]}}",
                               "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}"})
        EXPECT_FALSE(refusal(safetensorsBytes(header, "AAAA")).empty()) << header;
    EXPECT_FALSE(refusal(safetensorsBytes(std::string(1'000'000, '['), "")).empty());
    std::string deep;
    for (int i = 0; i < 10'000; ++i) deep += "{\"a\":";
    EXPECT_FALSE(refusal(safetensorsBytes(deep, "")).empty());
}

TEST(Safetensors, RefusesNamesThatComeTwice) {
    const std::string entry = R"("a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]})";
    EXPECT_THAT(refusal(safetensorsBytes("{" + entry + "," + entry + "}", "A")), HasSubstr("\"a\" is given twice"));
}

TEST(Safetensors, RefusesUnknownDtypesAndNamesTheTensor) {
    EXPECT_THAT(refusal(json{{"w", tensorEntry("F8_E4M3", {1}, 0, 1)}}, 1),
                testing::AllOf(HasSubstr("\"w\""), HasSubstr("F8_E4M3")));
}

TEST(Safetensors, RefusesShapesThatDoNotFitTheirBytes) {
    EXPECT_THAT(refusal(json{{"w", tensorEntry("F32", {2, 3}, 0, 20)}}, 20),
                testing::AllOf(HasSubstr("\"w\""), HasSubstr("20 bytes"), HasSubstr("[2, 3]"), HasSubstr("need 24")));
    EXPECT_THAT(refusal(json{{"w", tensorEntry("F32", {1ULL << 32, 1ULL << 32}, 0, 0)}}, 0),
                HasSubstr("larger than any"));
    EXPECT_THAT(refusal(json{{"w", tensorEntry("U8", {1ULL << 63}, 0, 0)}}, 0), HasSubstr("larger than any"));
    EXPECT_THAT(refusal(json{{"w", tensorEntry("F32", {0, 1ULL << 62, 1ULL << 62}, 0, 0)}}, 0),
                HasSubstr("holds nothing"));
    EXPECT_THAT(refusal(json{{"w", tensorEntry("U8", json(std::vector<int>(100, 1)), 0, 1)}}, 1),
                HasSubstr("dimensions"));
    EXPECT_FALSE(refusal(json{{"w", tensorEntry("U8", {-1}, 0, 1)}}, 1).empty());
    EXPECT_FALSE(refusal(json{{"w", tensorEntry("U8", {1.5}, 0, 1)}}, 1).empty());
}

TEST(Safetensors, RefusesOffsetsThatOverlapLeaveHolesOrPointOutside) {
    const auto two = [](std::uint64_t begin, std::uint64_t end) {
        return json{{"a", tensorEntry("U8", {4}, 0, 4)}, {"b", tensorEntry("U8", {end - begin}, begin, end)}};
    };
    EXPECT_THAT(refusal(two(2, 6), 6), HasSubstr("\"b\" overlaps"));
    EXPECT_THAT(refusal(two(6, 8), 8), HasSubstr("\"b\" follows a gap"));
    EXPECT_THAT(refusal(two(4, 9), 8), testing::AllOf(HasSubstr("\"b\""), HasSubstr("outside the file")));
    EXPECT_THAT(refusal(two(4, 8), 10), HasSubstr("2 bytes at its end"));
    EXPECT_THAT(refusal(json{{"a", tensorEntry("U8", {1}, 3, 2)}}, 4), HasSubstr("no begin and end"));
    EXPECT_THAT(refusal(json{{"a", tensorEntry("U8", {1}, 1ULL << 63, (1ULL << 63) + 1)}}, 4), HasSubstr("outside"));
}

TEST(Safetensors, RefusesEveryPrefixOfAGoodFile) {
    const std::string good = zeros({{"a", 3}, {"b", 2}});
    EXPECT_EQ(read(good).size(), 2u);
    for (std::size_t length = 0; length < good.size(); ++length)
        EXPECT_FALSE(refusal(good.substr(0, length)).empty()) << length;
}

TEST(SafetensorsWriter, WritesWhatTheReaderReads) {
    const TemporaryFolder folder;
    const std::vector<float> a{1.5F, -2.0F, 0.0F};
    const std::vector<std::int64_t> b{7};
    writeSafetensors(folder / "w.safetensors",
                     {{"a \"quoted\" \xC3\xA9", StoredDtype::float32, {3, 1}}, {"b", StoredDtype::int64, {}}},
                     [&](std::size_t i) {
                         return i == 0 ? std::as_bytes(std::span<const float>(a))
                                       : std::as_bytes(std::span<const std::int64_t>(b));
                     },
                     {{"made by", "a test"}});
    const auto file = TensorFile::open(folder.path(), "w");
    ASSERT_EQ(file->tensors().size(), 2u);
    const TensorView* first = file->find("a \"quoted\" \xC3\xA9");
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->shape, (std::vector<std::int64_t>{3, 1}));
    EXPECT_EQ(std::memcmp(first->data, a.data(), 12), 0);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(first->data) % 8, 0u);
    EXPECT_EQ(std::memcmp(file->find("b")->data, b.data(), 8), 0);

    writeSafetensors(folder / "again.safetensors", file->tensors());
    EXPECT_EQ(TensorFile::open(folder.path(), "again")->tensors().size(), 2u);
}

TEST(SafetensorsWriter, LeavesNothingBehindWhenATensorIsWrong) {
    const TemporaryFolder folder;
    const std::vector<TensorDescription> twice{{"a", StoredDtype::uint8, {1}}, {"a", StoredDtype::uint8, {1}}};
    const auto oneByte = [](std::size_t) { return std::as_bytes(std::span("x", 1)); };
    EXPECT_THROW(writeSafetensors(folder / "w.safetensors", twice, oneByte), std::invalid_argument);
    EXPECT_THROW(writeSafetensors(folder / "w.safetensors", {{"a", StoredDtype::uint8, {2}}}, oneByte),
                 std::invalid_argument);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace unclip
