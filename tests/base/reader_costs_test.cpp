// Every reader of strangers' files takes memory and time in proportion to the file, however it was made to do the
// worst.

#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <ctime>
#include <functional>

#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/image/metadata.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/text/bpe_tokenizer.h"
#include "engine/text/known_words.h"
#include "engine/weights/safetensors.h"
#include "engine/weights/tensor_pickle.h"
#include "engine/weights/zip_checkpoint.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

using namespace std::string_literals;

constexpr double kBytesPerByte = 64;  // of memory, for each byte of the file
constexpr std::size_t kBytesAlways = 40 << 20;
constexpr double kSecondsPerMegabyte = 3;  // of one processor, in a build that checks everything
constexpr double kSecondsAlways = 1;

struct Cost {
    std::size_t bytes = 0;
    double seconds = 0;
};

std::size_t memoryNow(const char* field) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field))
            return std::stoul(line.substr(std::string(field).size() + 1)) * 1024;
    return 0;
}

/// What `work` takes at most, measured in a process of its own.
Cost costOf(const std::function<void()>& work) {
    int ends[2];
    if (pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        alarm(60);
        malloc_trim(0);
        std::ofstream("/proc/self/clear_refs") << 5;  // the peak begins anew
        const std::size_t before = memoryNow("VmRSS");
        try {
            work();
        } catch (const Error&) {
        }
        timespec used{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
        const Cost cost{std::max(memoryNow("VmHWM"), before) - before,
                        static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9};
        const bool isWritten = write(ends[1], &cost, sizeof(cost)) == sizeof(cost);
        _exit(isWritten ? 0 : 1);
    }
    close(ends[1]);
    Cost cost{SIZE_MAX, 1e9};
    if (read(ends[0], &cost, sizeof(cost)) != sizeof(cost))
        ADD_FAILURE() << "the reader did not come to an end";
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return cost;
}

std::span<const std::byte> asBytes(const std::string& text) {
    return std::as_bytes(std::span(text));
}

std::span<const std::uint8_t> asOctets(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

void expectFair(const std::string& file, const std::string& what, const std::function<void()>& work) {
    const Cost cost = costOf(work);
    const double megabytes = static_cast<double>(file.size()) / (1 << 20);
    EXPECT_LT(static_cast<double>(cost.bytes), kBytesAlways + kBytesPerByte * static_cast<double>(file.size()))
        << what << ": " << (cost.bytes >> 20) << " MB for a file of " << megabytes << " MB";
    EXPECT_LT(cost.seconds, kSecondsAlways + kSecondsPerMegabyte * megabytes) << what << ", " << megabytes << " MB";
    std::printf("%-34s %7.2f MB: %4zu MB, %5.2f s\n", what.c_str(), megabytes, cost.bytes >> 20, cost.seconds);
}

/// As often as fits into `size` bytes.
std::string repeated(const std::string& part, std::size_t size) {
    std::string text;
    text.reserve(size);
    while (text.size() + part.size() <= size) text += part;
    return text;
}

/// The same with a number for each "#".
std::string numbered(const std::string& part, std::size_t size) {
    std::string text;
    for (int i = 0; text.size() < size; ++i)
        for (const char c : part) text += c == '#' ? std::to_string(i) : std::string(1, c);
    return text;
}

std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i);
    return text;
}

std::string pickledText(const std::string& text) {
    return "X" + little(text.size(), 4) + text;
}

/// "R" with these arguments makes a tensor: kept as 0 the storage, as 1 the callable.
std::string tensorParts(std::size_t dimensions) {
    return "ctorch._utils\n_rebuild_tensor_v2\nq\1" + ("("s + pickledText("storage") + "ctorch\nFloatStorage\n") +
           pickledText("0") + pickledText("cpu") + "K\1tQq\0"s + "(" + repeated("K\1", 2 * dimensions) + "tq\2" + "00";
}

std::vector<std::pair<std::string, std::string>> hostilePickles(std::size_t size) {
    const std::string begin = "\x80\2";
    const std::string oneTensor = "h\1(h\0K\0h\2h\2tR"s;
    return {
        {"values", begin + "(" + repeated("N", size) + "l."},
        {"values on values", begin + repeated("]", size) + "."},
        {"dictionaries", begin + repeated("}0", size) + "."},
        {"a value kept often", begin + "N" + repeated("\x94", size) + "."},
        {"a value kept everywhere", begin + "N" + numbered("r", 0) +
                                        [&] {
                                            std::string text;
                                            for (std::uint32_t i = 0; text.size() < size; ++i)
                                                text += "r" + little(i, 4);
                                            return text;
                                        }() +
                                        "."},
        {"a value doubled", begin + "N" + repeated("2", size) + "."},
        {"a tuple of what is doubled", begin + "(N" + repeated("2", size) + "t."},
        {"marks", begin + repeated("(", size) + "."},
        {"names", begin + repeated(pickledText("x"), size) + "."},
        {"a shape of many sizes", begin + tensorParts(size / 4) + repeated(oneTensor, size / 2) + "."},
        {"tensors of the same shape", begin + "}" + tensorParts(8) + "(" +
                                          [&] {
                                              std::string text;
                                              for (int i = 0; text.size() < size; ++i)
                                                  text += pickledText(std::to_string(i)) + oneTensor;
                                              return text;
                                          }() +
                                          "u."},
        {"a long storage name", begin + pickledText(std::string(size / 2, 'n')) + "q\0010" + "}(" +
                                    [&] {
                                        std::string text;
                                        for (int i = 0; text.size() < size / 2; ++i)
                                            text += pickledText(std::to_string(i)) + "(" + pickledText("storage") +
                                                    "ctorch\nFloatStorage\nh\1" + pickledText("cpu") + "K\1tQ";
                                        return text;
                                    }() +
                                    "u."},
    };
}

/// A zip archive of one stored file.
std::string zipOf(const std::string& name, const std::string& data) {
    const std::uint32_t sum =
        static_cast<std::uint32_t>(crc32(0, asOctets(data).data(), static_cast<uInt>(data.size())));
    const std::string facts = little(0, 2) + little(0, 2) + little(0, 4) + little(sum, 4) + little(data.size(), 4) +
                              little(data.size(), 4) + little(name.size(), 2);
    const std::string local = "PK\3\4" + little(20, 2) + facts + little(0, 2) + name + data;
    const std::string entry = "PK\1\2" + little(20, 2) + little(20, 2) + facts + little(0, 2) + little(0, 2) +
                              little(0, 2) + little(0, 2) + little(0, 4) + little(0, 4) + name;
    return local + entry + "PK\5\6" + little(0, 4) + little(1, 2) + little(1, 2) + little(entry.size(), 4) +
           little(local.size(), 4) + little(0, 2);
}

TEST(ReaderCosts, OfCheckpointsAreInProportionToTheFile) {
    for (const std::size_t size : {1u << 20, 8u << 20})
        for (const auto& [what, pickle] : hostilePickles(size)) {
            const std::string file = zipOf("archive/data.pkl", pickle);
            expectFair(file, what, [&] { readZipCheckpoint(asBytes(file), "hostile.bin"); });
        }
}

std::string safetensorsOf(const std::string& header) {
    return little(header.size(), 8) + header;
}

TEST(ReaderCosts, OfSafetensorsAreInProportionToTheFile) {
    for (const std::size_t size : {1u << 20, 8u << 20})
        for (const auto& [what, header] : std::vector<std::pair<std::string, std::string>>{
                 {"tensors",
                  "{" + numbered("\"#\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[#,#]},", size) + "\"x\":0}"},
                 {"tensors without a shape",
                  "{" + numbered("\"#\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[#,#]},", size)},
                 {"metadata", "{\"__metadata__\":{" + numbered("\"#\":\"\",", size) + "\"x\":\"\"}}"},
                 {"one long name", "{\"" + std::string(size, 'n') + "\":{}}"},
                 {"a shape of many sizes", "{\"a\":{\"shape\":[" + repeated("1,", size) + "1]}}"},
                 {"nesting", repeated("{\"a\":", size)},
                 {"brackets", repeated("[", size)},
             }) {
            const std::string file = safetensorsOf(header);
            expectFair(file, what, [&] { readSafetensors(asBytes(file), "hostile.safetensors"); });
        }
}

std::vector<std::pair<std::string, std::string>> hostileJson(std::size_t size) {
    return {{"numbers", "[" + repeated("1,", size) + "1]"},
            {"empty lists", "[" + repeated("[],", size) + "1]"},
            {"empty objects", "[" + repeated("{},", size) + "1]"},
            {"members", "{" + numbered("\"#\":0,", size) + "\"x\":0}"},
            {"texts", "[" + repeated("\"\",", size) + "1]"},
            {"one text", "\"" + std::string(size, 'x') + "\""},
            {"escapes", "\"" + repeated("\\u0001", size) + "\""},
            {"one number", std::string(size, '9')},
            {"nesting", repeated("[", size) + repeated("]", size)},
            {"lists in lists", "[" + repeated("[[[[[[[[]]]]]]]],", size) + "1]"}};
}

TEST(ReaderCosts, OfJsonAreInProportionToTheFile) {
    for (const std::size_t size : {1u << 20, 8u << 20})
        for (const auto& [what, text] : hostileJson(size)) {
            expectFair(text, what, [&text = text] { parseJson(text, "hostile.json"); });
            expectFair(text, what + " (request)", [&text = text] { requestFromText(text, "hostile.json"); });
            expectFair(text, what + " (parameters)", [&text = text] { requestFromParameters(text); });
        }
}

TEST(ReaderCosts, OfTokenizersAreInProportionToTheFile) {
    const std::string vocabulary = R"({"a":0,"b":1,"<|startoftext|>":2,"<|endoftext|>":3})";
    for (const std::size_t size : {1u << 20, 8u << 20})
        for (const auto& [what, name, text] : std::vector<std::tuple<std::string, std::string, std::string>>{
                 {"added tokens", "tokenizer_config.json",
                  "{\"additional_special_tokens\":[" + numbered("\"t#\",", size) + "\"x\"]}"},
                 {"named tokens", "special_tokens_map.json", "{" + numbered("\"#_token\":\"t#\",", size) + "\"x\":0}"},
                 {"tokens with ids", "added_tokens.json", "{" + numbered("\"t#\":#,", size) + "\"x\":1}"},
                 {"listed tokens", "tokenizer_config.json",
                  "{\"added_tokens_decoder\":{" + numbered("\"#\":{\"content\":\"t#\"},", size) + "\"0\":null}}"},
                 {"merges", "merges.txt", repeated("a b\n", size)},
                 {"one long merge", "merges.txt", std::string(size / 2, 'a') + " " + std::string(size / 2, 'b')},
                 {"vocabulary", "vocab.json",
                  "{" + numbered("\"#\":#,", size) + R"("<|startoftext|>":16000000,"<|endoftext|>":16000001})"},
                 {"together", "tokenizer.json",
                  "{\"model\":{\"vocab\":" + vocabulary + ",\"merges\":[" + repeated("\"a b\",", size) + "\"a b\"]}}"},
             }) {
            const TemporaryFolder folder;
            folder.write("vocab.json", vocabulary);
            folder.write("merges.txt", "a b\n");
            folder.write(name, text);
            expectFair(text, what, [&] { BpeTokenizer::fromFolder(folder.path(), 77); });
        }
    for (const auto& [what, text] : hostileJson(1 << 20)) {
        const TemporaryFolder folder;
        const auto file = folder.write("words.json", "{\"words\":" + text + "}");
        expectFair(text, what + " (words)", [&] { KnownWords::fromFile(file); });
    }
}

std::string packed(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string bytes(size, '\0');
    compress2(reinterpret_cast<Bytef*>(bytes.data()), &size, asOctets(text).data(), text.size(), 9);
    bytes.resize(size);
    return bytes;
}

std::string chunkOf(const std::string& type, const std::string& data) {
    const auto bytes = pngChunk(type, asOctets(data));
    return {bytes.begin(), bytes.end()};
}

/// A PNG of one pixel with these chunks behind its header.
std::string pngWith(const std::string& chunks) {
    const auto bytes = encodePicture(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(9)), PictureFormat::png, {});
    std::string file(bytes.begin(), bytes.end());
    return file.insert(33, chunks);
}

TEST(ReaderCosts, OfPngsAreInProportionToTheFile) {
    const std::string bomb = packed(std::string(30 << 20, 'a')), broken = bomb.substr(0, bomb.size() - 4);
    const std::string text = std::string(1000, 'x');
    for (const std::size_t size : {370'000u, 4u << 20})
        for (const auto& [what, file] : std::vector<std::pair<std::string, std::string>>{
                 {"packed texts", pngWith(repeated(chunkOf("zTXt", "parameters\0\0"s + bomb), size))},
                 {"packed texts of other keys", pngWith(repeated(chunkOf("zTXt", "other\0\0"s + bomb), size))},
                 {"packed texts that fail", pngWith(repeated(chunkOf("zTXt", "parameters\0\0"s + broken), size))},
                 {"packed international texts", pngWith(repeated(chunkOf("iTXt", "unclip\0\1\0\0\0"s + broken), size))},
                 {"packed profiles", pngWith(repeated(chunkOf("iCCP", "x\0\0"s + bomb), size))},
                 {"packed palettes", pngWith(repeated(chunkOf("sPLT", "x\0\10"s + text), size))},
                 {"texts", pngWith(numbered(chunkOf("tEXt", "parameters\0"s + text), 0) +
                                   repeated(chunkOf("tEXt", "parameters\0"s + text), size))},
                 {"chunks", pngWith(repeated(chunkOf("abCd", ""), size))},
                 {"EXIF blocks", pngWith(repeated(chunkOf("eXIf", "MM\0*\0\0\0\10\0\0\0\0"s), size))},
             }) {
            expectFair(file, what, [&file = file] { readMetadata(asOctets(file)); });
            expectFair(file, what + " (pixels)", [&file = file] { readPicture(asOctets(file), "hostile.png"); });
        }
}

std::string jpegSegments(std::size_t size, const std::string& data) {
    const std::string length{static_cast<char>((data.size() + 2) >> 8), static_cast<char>(data.size() + 2)};
    return "\xFF\xD8" + repeated("\xFF\xE1" + length + data, size) + "\xFF\xD9";
}

TEST(ReaderCosts, OfOtherPicturesAreInProportionToTheFile) {
    const std::string gif = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF"s;
    const std::string frame = ",\0\0\0\0\1\0\1\0\0\2\2D\1\0"s;
    const std::string webp = repeated("ABCD\0\0\0\0"s, 4 << 20);
    for (const std::size_t size : {1u << 20, 8u << 20})
        for (const auto& [what, file] : std::vector<std::pair<std::string, std::string>>{
                 {"EXIF segments", jpegSegments(size, "Exif\0\0MM\0*\0\0\0\10"s)},
                 {"fill bytes", "\xFF\xD8" + std::string(size, '\xFF') + "\xE1"},
                 {"frames", gif + repeated(frame, size) + ";"},
                 {"extensions", gif + repeated("!\xF9\4\0\0\0\0\0"s, size) + frame + ";"},
                 {"chunks", "RIFF" + little(webp.size() + 4, 4) + "WEBP" + webp},
                 {"directories", "MM\0*\0\0\0\10\x0F\xFF"s + repeated("\x01\x0E\0\2\0\1\0\0\0\0\0\0"s, size)},
             }) {
            expectFair(file, what, [&file = file] { readMetadata(asOctets(file)); });
            expectFair(file, what + " (pixels)", [&file = file] { readPicture(asOctets(file), "hostile"); });
        }
}

TEST(ReaderCosts, OfMetadataAreInProportionToTheFile) {
    const std::string head =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description rdf:about='' xmlns:u='urn:unclip-studio:metadata:1.0/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'>";
    const std::string foot = "</rdf:Description></rdf:RDF></x:xmpmeta>";
    for (const std::size_t size : {256u << 10, 2u << 20})
        for (const auto& [what, packet] : std::vector<std::pair<std::string, std::string>>{
                 {"items", head + "<dc:subject><rdf:Bag>" + repeated("<rdf:li>a</rdf:li>", size) +
                               "</rdf:Bag></dc:subject>" + foot},
                 {"properties", head + numbered("<u:p#>a</u:p#>", size) + foot},
                 {"nested structures",
                  head + repeated("<u:a rdf:parseType='Resource'>", size) + repeated("</u:a>", size / 4) + foot},
                 {"one text", head + "<u:document>" + std::string(size, 'x') + "</u:document>" + foot},
                 {"attributes",
                  "<x:xmpmeta xmlns:u='urn:unclip-studio:metadata:1.0/' " + numbered("u:a#='' ", size) + "/>"},
                 {"no end", head + repeated("<", size)},
             }) {
            const std::string file = pngWith(chunkOf("iTXt", "XML:com.adobe.xmp"s + std::string(5, '\0') + packet));
            expectFair(file, "XMP: " + what, [&] { readMetadata(asOctets(file)); });
        }
    for (const std::size_t size : {256u << 10, 3u << 20})
        for (const auto& [what, text] : std::vector<std::pair<std::string, std::string>>{
                 {"beginnings", repeated("Steps: ", size)},
                 {"settings", "x\n" + repeated("Steps: 1, Seed: 2\n", size)},
                 {"pairs", "x\n" + numbered("Steps#: 1, ", size)},
                 {"open quotes", "x\nSteps: 1, " + repeated("a:\"b,", size)},
                 {"backslashes", "x\nSteps: 1, a:\"" + repeated("\\", size)},
                 {"lines", repeated("\n", size)},
                 {"negatives", repeated("Negative prompt: ", size) + "\nSteps: 1, Seed: 2"},
                 {"a graph",
                  "{" + numbered("\"#\":{\"class_type\":\"KSampler\",\"inputs\":{\"positive\":[\"#\",0]}},", size) +
                      "\"x\":0}"},
             })
            expectFair(text, "parameters: " + what, [&text = text] { requestFromParameters(text); });
}

}  // namespace
}  // namespace unclip
