// What other programs write about their pictures, and how it is understood.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "engine/base/error.h"
#include "engine/image/metadata.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/text_encoding.h"
#include "engine/image/write_picture.h"
#include "engine/image/xmp.h"

namespace unclip {
namespace {

using namespace std::string_literals;
using Bytes = std::vector<std::uint8_t>;

const cv::Mat kPixels(16, 24, CV_8UC3, cv::Scalar(30, 120, 200));

Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

std::filesystem::path given(const char* name) {
    return std::filesystem::path(UNCLIP_TEST_DATA) / "other_programs" / name;
}

/// A PNG with chunks behind its header.
Bytes pngWith(const std::vector<std::pair<std::string, std::string>>& chunks) {
    Bytes bytes = encodePicture(kPixels, PictureFormat::png, {});
    for (const auto& [type, data] : chunks) {
        const Bytes chunk = pngChunk(type, bytesOf(data));
        bytes.insert(bytes.begin() + 33, chunk.begin(), chunk.end());
    }
    return bytes;
}

std::string packed(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string bytes(size, '\0');
    compress(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size());
    bytes.resize(size);
    return bytes;
}

/// An EXIF block that holds nothing but a user comment.
std::string exifWith(const std::string& comment, bool isBig) {
    const auto number = [&](std::uint32_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * (isBig ? bytes - 1 - i : i));
        return text;
    };
    const auto directory = [&](std::uint32_t tag, std::uint32_t type, std::size_t count, std::uint32_t value) {
        return number(1, 2) + number(tag, 2) + number(type, 2) + number(static_cast<std::uint32_t>(count), 4) +
               number(value, 4) + number(0, 4);
    };
    return (isBig ? "MM" : "II") + number(42, 2) + number(8, 4) + directory(0x8769, 4, 1, 26) +
           directory(0x9286, 7, comment.size(), 44) + comment;
}

/// A JPEG's beginning with fill bytes before its markers.
Bytes jpegWith(const std::string& exif, int fillBytes = 0) {
    const std::string data = "Exif\0\0"s + exif;
    const std::size_t length = data.size() + 2;
    return bytesOf("\xFF\xD8"s + std::string(fillBytes, '\xFF') + "\xFF\xE1" + static_cast<char>(length >> 8) +
                   static_cast<char>(length) + data + std::string(fillBytes, '\xFF') + "\xFF\xD9");
}

std::string utf16(const std::u16string& text, bool isBig) {
    std::string bytes;
    for (const char16_t c : text) {
        bytes += static_cast<char>(isBig ? c >> 8 : c);
        bytes += static_cast<char>(isBig ? c : c >> 8);
    }
    return bytes;
}

Request requestOf(const Bytes& bytes) {
    const auto request = requestFromParameters(readMetadata(bytes).parameters);
    return request ? *request : Request{.prompt = "nothing was understood"};
}

TEST(OtherPrograms, SettingsAreFoundWhereverTheyStand) {
    for (const char* name : {"parameters-template-lines.png", "parameters-one-line.png"}) {
        const Request request = requestFromPicture(given(name));
        EXPECT_EQ(request.prompt, "a red fox in snow") << name;
        EXPECT_EQ(request.negativePrompt, "blur") << name;
        EXPECT_EQ(request.seed, 1234567u) << name;
        EXPECT_EQ(request.decoderSteps, 20) << name;
    }
    const std::string settings = "Steps: 31, Sampler: DPM++ 2M, CFG scale: 5.5, Seed: 99, Size: 640x480";
    for (const std::string& text : std::vector<std::string>{
             "a mill,\nby a stream\nNegative prompt: people,\ncars\n" + settings,
             "a mill,\r\nby a stream\r\nNegative prompt: people,\r\ncars\r\n" + settings + "\r\n",
             "a mill,\nby a stream\nNegative prompt: people,\ncars\n" + settings +
                 ", Wildcard: \"{a|\nb}, \\\"c\\\"\", ENSD: 1",
             "a mill,\nby a stream\nNegative prompt: people,\ncars\nSteps: 31, Sampler: DPM++ 2M, Note: \"Steps: "
             "5,\nSeed: 7, "
             "x\", CFG scale: 5.5, Seed: 99",
             "a mill,\nby a stream\nNegative prompt: people,\ncars\n" + settings +
                 "\nTemplate: a {mill|fort}, Steps: 3\n\nMore: x",
             "a mill,\nby a stream\nNegative prompt: people,\ncars\nSteps: 31, Sampler: x,\nCFG scale: 5.5, Seed: 99",
             "a mill,\nby a stream\nNegative prompt: people,\ncars " + settings,
             "a mill,\nby a stream\nNegative prompt: people,\ncars\nSteps: 31, Model: 19\" rack, CFG scale: 5.5, Seed: "
             "99",
         }) {
        const auto request = requestFromParameters(text);
        ASSERT_TRUE(request.has_value()) << text;
        EXPECT_EQ(request->prompt.substr(0, 7), "a mill,") << text;
        EXPECT_TRUE(request->prompt.ends_with("by a stream")) << text;
        EXPECT_TRUE(request->negativePrompt.starts_with("people,") && request->negativePrompt.ends_with("cars"))
            << text;
        EXPECT_EQ(request->seed, 99u) << text;
        EXPECT_EQ(request->decoderSteps, 31) << text;
        EXPECT_EQ(request->guidance, 5.5) << text;
    }
    const auto oneLine = requestFromParameters("a mill, at dusk, Negative prompt: fog, rain, " + settings);
    EXPECT_EQ(oneLine->prompt, "a mill, at dusk");
    EXPECT_EQ(oneLine->negativePrompt, "fog, rain");
}

TEST(OtherPrograms, AnUnknownSeedIsUnknown) {
    PictureMetadata metadata;
    for (const char* seed : {"", ", Seed: -1", ", Seed: 99999999999999999999999", ", Seed: random"}) {
        metadata.parameters = "a mill\nSteps: 20, Sampler: Euler"s + seed;
        EXPECT_TRUE(requestFromParameters(metadata.parameters).has_value()) << seed;
        EXPECT_EQ(metadata.saidSeed(), std::nullopt) << seed;
    }
    metadata.parameters = "a mill\nSteps: 20, Seed: 0";
    EXPECT_EQ(metadata.saidSeed(), 0u);
    metadata = {};
    metadata.request.emplace().seed = 5;
    EXPECT_EQ(metadata.saidSeed(), 5u);
}

TEST(OtherPrograms, ATextWithoutAPromptIsNoRequest) {
    for (const char* text :
         {"Steps: 20, Seed: 3", "\n\nSteps: 20, Sampler: Euler, Seed: 3", "Negative prompt: x\nSteps: 20, Seed: 3",
          "{\"seed\": 3, \"steps\": 20}", "{\"prompt\": \"\", \"seed\": 3}", "{\"prompt\":"})
        EXPECT_FALSE(requestFromParameters(text).has_value()) << text;
}

TEST(OtherPrograms, TheirJsonIsUnderstood) {
    const std::string fooocus =
        R"({"prompt": "a mill", "negative_prompt": "fog", "steps": 31, "guidance_scale": 5.5, "seed": "99"})";
    const std::string invoke =
        R"({"positive_prompt": "a mill", "negative_prompt": "fog", "steps": 31, "cfg_scale": 5.5, "seed": 99, "model": {"name": "x"}})";
    const std::string olderInvoke =
        R"({"app_id": "x", "image": {"prompt": [{"prompt": "a mill", "weight": 1}], "steps": 31, "cfg_scale": 5.5, "seed": 99}})";
    const std::string novel = R"({"prompt": "a mill", "uc": "fog", "steps": 31, "scale": 5.5, "seed": 99})";
    const std::string comfy = R"({
        "3": {"class_type": "KSampler", "inputs": {"seed": 99, "steps": 31, "cfg": 5.5, "positive": ["10", 0], "negative": ["7", 0]}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["8", 0], "clip": ["4", 1]}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "fog", "clip": ["4", 1]}},
        "8": {"class_type": "PrimitiveString", "inputs": {"value": "a mill"}},
        "10": {"class_type": "ControlNetApply", "inputs": {"conditioning": ["6", 0], "strength": 1}}})";
    for (const auto& [keyword, text] : {std::pair{"parameters", fooocus},
                                        {"invokeai_metadata", invoke},
                                        {"sd-metadata", olderInvoke},
                                        {"Comment", novel},
                                        {"prompt", comfy}}) {
        const Request request = requestOf(pngWith({{"tEXt", keyword + "\0"s + text}}));
        EXPECT_EQ(request.prompt, "a mill") << keyword;
        EXPECT_EQ(request.seed, 99u) << keyword;
        EXPECT_EQ(request.decoderSteps, 31) << keyword;
        EXPECT_EQ(request.guidance, 5.5) << keyword;
        EXPECT_EQ(request.negativePrompt, std::string(keyword) == "sd-metadata" ? "" : "fog") << keyword;
    }
    // In JPEG and WebP they stand in EXIF.
    EXPECT_EQ(requestOf(jpegWith(exifWith("ASCII\0\0\0"s + novel, false))).prompt, "a mill");
    // A link that leads in a ring ends somewhere.
    EXPECT_FALSE(requestFromParameters(R"({"1": {"class_type": "KSampler", "inputs": {"seed": 1, "positive": ["2", 0]}},
                                           "2": {"class_type": "x", "inputs": {"text": ["2", 0]}}})"));
}

TEST(OtherPrograms, OtherNotesAreNoRequest) {
    EXPECT_TRUE(readMetadata(pngWith({{"tEXt", "Comment\0Made with a paint program"s}})).empty());
    EXPECT_TRUE(readMetadata(pngWith({{"tEXt", "prompt\0{\"a\": 1}"s}})).empty());
    EXPECT_TRUE(readMetadata(jpegWith(exifWith("ASCII\0\0\0Holiday, steps: many"s, true))).empty());
}

TEST(OtherPrograms, CommentsAreReadInEveryEncoding) {
    for (const char* name : {"comment-nul-ascii.jpg", "comment-utf8-in-unicode.jpg", "comment-bom.jpg"}) {
        EXPECT_EQ(requestFromPicture(given(name)).prompt, "a red fox in snow") << name;
        EXPECT_EQ(requestFromPicture(given(name)).seed, 1234567u) << name;
    }
    const std::u16string wide = u"caf\u00e9 \u72d0\u72f8 \U0001F3F0\nSteps: 20, Seed: 42";
    const std::string utf8 = "caf\u00e9 \u72d0\u72f8 \U0001F3F0\nSteps: 20, Seed: 42";
    const std::string latin1 = "na\xefve caf\xe9\nSteps: 20, Seed: 42";
    const std::string codes[] = {"UNICODE\0"s, "ASCII\0\0\0"s, "\0\0\0\0\0\0\0\0"s, "JIS\0\0\0\0\0"s, ""s};
    for (const bool blockIsBig : {false, true})
        for (const std::string& padding : {""s, "\0\0\0"s, "   \0"s}) {
            for (const bool isBig : {false, true}) {
                const std::string even = padding.size() % 2 ? padding + '\0' : padding;
                for (const std::u16string& mark : {u""s, u"\uFEFF"s}) {
                    const std::string comment = codes[0] + utf16(mark + wide, isBig) + even;
                    EXPECT_EQ(requestOf(jpegWith(exifWith(comment, blockIsBig))).prompt,
                              "caf\u00e9 \u72d0\u72f8 \U0001F3F0")
                        << blockIsBig << isBig << mark.size() << padding.size();
                }
            }
            for (const std::string& code : codes) {
                EXPECT_EQ(requestOf(jpegWith(exifWith(code + utf8 + padding, blockIsBig))).prompt,
                          "caf\u00e9 \u72d0\u72f8 \U0001F3F0");
                if (code != codes[0]) {
                    EXPECT_EQ(requestOf(jpegWith(exifWith(code + latin1 + padding, blockIsBig))).prompt,
                              "na\u00efve caf\u00e9");
                }
            }
        }
    EXPECT_EQ(
        textOfUserComment(bytesOf("UNICODE\0"s + utf16(u"a fox  ", false) + utf16(u"\0\0"s, false)), ByteOrder::big),
        "a fox");
}

TEST(OtherPrograms, CommentsAreFoundInPngAndBehindFillBytes) {
    const std::string comment = "ASCII\0\0\0a mill\nSteps: 20, Seed: 42"s;
    for (const bool isBig : {false, true}) {
        EXPECT_EQ(requestOf(pngWith({{"eXIf", exifWith(comment, isBig)}})).prompt, "a mill");
        EXPECT_EQ(requestOf(jpegWith(exifWith(comment, isBig), 1)).prompt, "a mill");
        EXPECT_EQ(requestOf(jpegWith(exifWith(comment, isBig), 7)).prompt, "a mill");
    }
}

TEST(OtherPrograms, CommentsAreFoundInXmp) {
    const std::string words = "a mill\nSteps: 20, Seed: 42";
    for (const char* element : {"exif:UserComment", "dc:description"}) {
        const std::string packet =
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            "<rdf:Description rdf:about='' xmlns:exif='http://ns.adobe.com/exif/1.0/' "
            "xmlns:dc='http://purl.org/dc/elements/1.1/'><"s +
            element + "><rdf:Alt><rdf:li xml:lang='x-default'>" + words + "</rdf:li></rdf:Alt></" + element +
            "></rdf:Description></rdf:RDF></x:xmpmeta>";
        EXPECT_EQ(requestOf(pngWith({{"iTXt", "XML:com.adobe.xmp"s + std::string(5, '\0') + packet}})).prompt, "a mill")
            << element;
    }
}

TEST(OtherPrograms, TextChunksThatAreUtf8AreReadAsUtf8) {
    EXPECT_EQ(requestFromPicture(given("text-utf8.png")).prompt, "狐狸 在 雪地");
    EXPECT_EQ(requestFromPicture(given("text-latin1.png")).prompt, "naïve café");
    const std::string settings = "\nSteps: 20, Seed: 42";
    for (const auto& [raw, understood] : {std::pair{"gr\u00fcn \U0001F3F0"s, "gr\u00fcn \U0001F3F0"s},
                                          {"gr\xfcn"s, "gr\u00fcn"s},
                                          {"plain"s, "plain"s},
                                          {"\xEF\xBB\xBFmarked"s, "marked"s},
                                          {"cut \xE7\x8B"s, "cut \u00e7\u008b"s}}) {
        EXPECT_EQ(requestOf(pngWith({{"tEXt", "parameters\0"s + raw + settings}})).prompt, understood) << raw;
        EXPECT_EQ(requestOf(pngWith({{"zTXt", "parameters\0\0"s + packed(raw + settings)}})).prompt, understood) << raw;
    }
}

TEST(OtherPrograms, ALongPromptIsNeverCutWithinACharacter) {
    for (int shift = 0; shift < 4; ++shift) {
        std::string prompt(shift, 'x');
        while (prompt.size() <= kMaximumPromptBytes) prompt += "\U0001F3F0";
        const auto request = requestFromParameters(prompt + "\nNegative prompt: " + prompt + "\nSteps: 20, Seed: 42");
        ASSERT_TRUE(request.has_value());
        EXPECT_LE(request->prompt.size(), kMaximumPromptBytes);
        EXPECT_GT(request->prompt.size(), kMaximumPromptBytes - 4);
        EXPECT_TRUE(isUtf8(request->prompt) && isUtf8(request->negativePrompt));
    }
}

TEST(OtherPrograms, AWrongChecksumCostsNoMoreThanItsChunk) {
    EXPECT_EQ(requestFromPicture(given("bad-crc-phys.png")).prompt, "a red fox in snow");
    EXPECT_EQ(readPicture(given("bad-crc-phys.png")).pixels.size(), cv::Size(81, 64));
    // Each chunk in turn, by one bit of its data.
    const Bytes whole = pngWith({{"tEXt", "parameters\0a mill\nSteps: 20, Seed: 42"s},
                                 {"pHYs", "\0\0\1\0\0\0\1\0\1"s},
                                 {"tIME", "\7\xd0\1\1\1\1\1"s},
                                 {"tEXt", "Software\0x"s}});
    for (const PngChunk& chunk : pngChunks(whole)) {
        if (chunk.data.empty() || chunk.type == "IHDR" || chunk.type == "IDAT")
            continue;
        Bytes damaged = whole;
        damaged[static_cast<std::size_t>(chunk.data.data() - whole.data()) + chunk.data.size() - 1] ^= 1;
        EXPECT_EQ(cv::norm(readPicture(damaged, "damaged").pixels, kPixels, cv::NORM_INF), 0.0) << chunk.type;
        const bool isParameters =
            std::string_view(reinterpret_cast<const char*>(chunk.data.data()), 10) == "parameters";
        EXPECT_EQ(readMetadata(damaged).parameters.empty(), isParameters) << chunk.type;
        // Other facts can still be written; what is damaged isn't thrown away behind anybody's back.
        PictureMetadata metadata = readMetadata(damaged);
        metadata.id = "an-id";
        const Bytes rewritten = withMetadata(damaged, metadata);
        EXPECT_EQ(readMetadata(rewritten).id, "an-id");
        EXPECT_EQ(std::ranges::count_if(pngChunks(rewritten), &PngChunk::isDamaged), 1) << chunk.type;
    }
    Bytes noPicture = whole;
    for (const PngChunk& chunk : pngChunks(whole))
        if (chunk.type == "IDAT")
            noPicture[static_cast<std::size_t>(chunk.data.data() - whole.data()) + chunk.data.size() + 3] ^= 1;
    EXPECT_THROW(readPicture(noPicture, "damaged"), PictureError);
    EXPECT_THROW(withMetadata(noPicture, {}), PictureError);
}

}  // namespace
}  // namespace unclip
