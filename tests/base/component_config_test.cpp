#include "engine/weights/component_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

using testing::AllOf;
using testing::HasSubstr;

ComponentConfig parse(const std::string& text) {
    return ComponentConfig::parse(text, "unet/config.json");
}

template <typename Ask>
std::string refusal(const std::string& text, Ask ask) {
    return messageOf<ModelError>([&] { ask(parse(text)); });
}

TEST(ComponentConfig, ReadsNumbersWrittenAsIntOrFloat) {
    const auto config = parse(R"({"layers": 20, "dim": 768.0, "eps": 1, "range": 1e-5})");
    EXPECT_EQ(config.positive("layers"), 20);
    EXPECT_EQ(config.positive("dim"), 768);
    EXPECT_EQ(config.number("eps"), 1.0);
    EXPECT_EQ(config.number("range"), 1e-5);
}

TEST(ComponentConfig, GivesTheDefaultForKeysThatAreMissingOrNull) {
    const auto config = parse(R"({"sample_size": null, "set_alpha_to_one": true})");
    EXPECT_EQ(config.positive("sample_size", 64), 64);
    EXPECT_EQ(config.number("eps", 1e-5), 1e-5);
    EXPECT_EQ(config.flag("upcast", false), false);
    EXPECT_EQ(config.text("act", "silu"), "silu");
    EXPECT_EQ(config.oneOf("act", {"silu"}, "silu"), "silu");
    EXPECT_EQ(config.integers("channels", std::vector<std::int64_t>{1, 2}), (std::vector<std::int64_t>{1, 2}));
    EXPECT_TRUE(config.isNull("sample_size"));
    EXPECT_FALSE(config.has("sample_size"));
    EXPECT_FALSE(config.isNull("eps"));
}

TEST(ComponentConfig, SaysFileKeyValueAndRule) {
    EXPECT_EQ(refusal(R"({"num_layers": 0})", [](auto c) { c.positive("num_layers"); }),
              R"(unet/config.json: "num_layers" is 0; it has to be a whole number from 1 to 1048576.)");
    EXPECT_EQ(refusal("{}", [](auto c) { c.positive("num_layers"); }),
              R"(unet/config.json: "num_layers" is missing; it has to be a whole number from 1 to 1048576.)");
    EXPECT_EQ(refusal(R"({"num_layers": null})", [](auto c) { c.text("num_layers"); }),
              R"(unet/config.json: "num_layers" is null; it has to be a text.)");
    EXPECT_EQ(refusal(R"({"act": "mish"})",
                      [](auto c) {
                          c.oneOf("act", {"silu", "gelu"});
                      }),
              R"(unet/config.json: "act" is "mish"; it has to be "silu" or "gelu".)");
    EXPECT_EQ(refusal(R"({"heads": 7})", [](auto c) { c.refuse("heads", "a divisor of 512"); }),
              R"(unet/config.json: "heads" is 7; it has to be a divisor of 512.)");
}

TEST(ComponentConfig, RefusesWrongTypesNegativeAndHugeNumbers) {
    for (const char* value : {"-1", "0", "1.5", "1e300", "18446744073709551615", "9223372036854775808", "\"8\"", "true",
                              "[8]", "{}", "1048577"})
        EXPECT_THAT(refusal("{\"n\": " + std::string(value) + "}", [](auto c) { c.positive("n", 3); }),
                    HasSubstr("\"n\""))
            << value;
    for (const char* value : {"\"0.5\"", "true", "[]", "-2", "1e300"})
        EXPECT_THAT(refusal("{\"x\": " + std::string(value) + "}", [](auto c) { c.number("x", 0.0, -1.0, 1.0); }),
                    HasSubstr("from -1 to 1"))
            << value;
    EXPECT_THROW(parse(R"({"f": 1})").flag("f", false), ModelError);
    EXPECT_THROW(parse(R"({"l": []})").integers("l"), ModelError);
    EXPECT_THROW(parse(R"({"l": [1, 0]})").integers("l"), ModelError);
    EXPECT_THROW(parse(R"({"l": [1, "2"]})").integers("l"), ModelError);
    EXPECT_THROW(parse(R"({"l": [1, 2]})").texts("l"), ModelError);
    EXPECT_THROW(parse(R"({"l": [0.5, null]})").numbers("l"), ModelError);
    EXPECT_THROW(parse("{\"l\": [1" + std::string(1000, ' ') +
                       [] {
                           std::string more;
                           for (int i = 0; i < 300; ++i) more += ",1";
                           return more;
                       }() +
                       "]}")
                     .integers("l"),
                 ModelError);
}

TEST(ComponentConfig, ReadsSectionsAndNamesThemInErrors) {
    const auto config = parse(R"({"size": {"shortest_edge": 224}, "crop_size": 224, "bad": {"height": -1}})");
    EXPECT_EQ(config.section("size").positive("shortest_edge"), 224);
    EXPECT_TRUE(config.isNumber("crop_size"));
    EXPECT_FALSE(config.isNumber("size"));
    EXPECT_THAT(messageOf<ModelError>([&] { config.section("bad").positive("height"); }),
                HasSubstr("\"bad.height\" is -1"));
    EXPECT_THROW(config.section("crop_size"), ModelError);
}

TEST(ComponentConfig, KnowsTheClassOfDiffusersAndTransformersParts) {
    EXPECT_EQ(parse(R"({"_class_name": "PriorTransformer"})").className(), "PriorTransformer");
    EXPECT_EQ(parse(R"({"architectures": ["CLIPTextModelWithProjection"]})").className(),
              "CLIPTextModelWithProjection");
    EXPECT_EQ(parse("{}").className(), "");
}

TEST(ComponentConfig, RefusesWhatIsNotJsonAndSaysWhere) {
    EXPECT_THAT(messageOf<ModelError>([] { parse("{\n  \"a\": tru\n}"); }),
                AllOf(HasSubstr("unet/config.json is not JSON"), HasSubstr("line 2")));
    for (const char* text : {"", "{", "nonsense", "{\"a\": NaN}", "{\"a\": Infinity}", "{\"a\": 1e999}", "{\"a\": 1} x",
                             "{\"a\": \"\xff\"}", "{'a': 1}"})
        EXPECT_THAT(messageOf<ModelError>([&] { parse(text); }), HasSubstr("unet/config.json")) << text;
    EXPECT_THAT(messageOf<ModelError>([] { parse("[1]"); }), HasSubstr("JSON object"));
}

TEST(ComponentConfig, RefusesDepthAndSizeBeforeParsing) {
    std::string deep;
    for (int i = 0; i < 10'000; ++i) deep += "{\"a\":";
    EXPECT_THAT(messageOf<ModelError>([&] { parse(deep); }), HasSubstr("nested"));
    EXPECT_THAT(messageOf<ModelError>([] { parse("{\"a\":" + std::string(10'000, '[')); }), HasSubstr("nested"));
    EXPECT_NO_THROW(parse("{\"a\": \"" + std::string(10'000, '[') + "\\\"{{{\"}"));  // brackets in texts don't count

    const TemporaryFolder folder;
    const auto file = folder.write("config.json", "{}");
    std::filesystem::resize_file(file, 100'000'000);
    EXPECT_THAT(messageOf<ModelError>([&] { ComponentConfig::read(file); }),
                AllOf(HasSubstr("config.json"), HasSubstr("too large")));
}

TEST(ComponentConfig, SaysThatAFileIsMissingOrNoFile) {
    const TemporaryFolder folder;
    EXPECT_THAT(messageOf<ModelError>([&] { ComponentConfig::read(folder / "config.json"); }), HasSubstr("missing"));
    EXPECT_THAT(messageOf<ModelError>([&] { ComponentConfig::read(folder.path()); }), HasSubstr("not a file"));
    std::filesystem::create_symlink("loop.json", folder / "loop.json");
    EXPECT_THAT(messageOf<ModelError>([&] { ComponentConfig::read(folder / "loop.json"); }),
                HasSubstr("can't be read"));
}

}  // namespace
}  // namespace unclip
