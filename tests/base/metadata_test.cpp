#include "engine/image/metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <regex>

#include "engine/base/error.h"
#include "engine/base/version.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "engine/request/progress.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

using ::testing::HasSubstr;

const cv::Mat kPixels(16, 24, CV_8UC3, cv::Scalar(30, 120, 200));

PictureMetadata sample() {
    Request request;
    request.prompt = "a castle, 城堡 🏰 & <b>\"quoted\"</b>";
    request.negativePrompt = "fog";
    request.seed = 18446744073709551615u;
    request.decoderSteps = 25;
    request.guidance = 4.5;
    request.model = "/home/someone/models/karlo/";
    PictureMetadata metadata;
    metadata.id = newPictureId();
    metadata.request = request;
    metadata.modelName = "Karlo, alpha";
    metadata.modelHash = "0123456789abcdef";
    metadata.device = "CPU";
    metadata.dtype = "float32";
    metadata.created = utcNow();
    metadata.version = "0.1.0";
    metadata.similarity = 0.25;
    metadata.parents = {newPictureId(), newPictureId()};
    metadata.extra = {{"tags", {"blue", "sky"}}};
    return metadata;
}

std::string outputOf(const std::string& command) {
    std::string output;
    if (FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r")) {
        char block[4096];
        while (const std::size_t count = std::fread(block, 1, sizeof(block), pipe)) output.append(block, count);
        pclose(pipe);
    }
    return output;
}

bool isInstalled(const std::string& program) {
    return !outputOf("command -v " + program).empty();
}

TEST(Metadata, OfAPaintedPictureSaysAllThatIsKnownOfIt) {
    const TemporaryFolder folder;
    const PictureMetadata parent = sample();
    writePicture(folder / "parent.png", kPixels, {.metadata = parent});
    Request request;
    request.task = Task::vary;
    request.picture = folder / "parent.png";
    request.mix.secondPicture = folder / "gone.png";
    request.seed = 7;
    request.count = 4;
    PaintedPicture picture;
    picture.seed = 9;
    picture.similarity = 0.25;
    picture.with = {"paintbox", "abc", "GPU", "bfloat16"};
    const PictureMetadata metadata = metadataOf(request, picture);
    EXPECT_EQ(metadata.request->seed, 9u);
    EXPECT_EQ(metadata.request->count, 1);
    EXPECT_EQ(metadata.modelName, "paintbox");
    EXPECT_EQ(metadata.modelHash, "abc");
    EXPECT_EQ(metadata.device, "GPU");
    EXPECT_EQ(metadata.dtype, "bfloat16");
    EXPECT_EQ(metadata.similarity, 0.25);
    EXPECT_EQ(metadata.version, version());
    EXPECT_EQ(metadata.parents, std::vector{parent.id});
    EXPECT_FALSE(metadata.created.empty());
    EXPECT_NE(metadata.id, metadataOf(request, picture).id);
}

TEST(Metadata, ComesBackFromEveryFormat) {
    const TemporaryFolder folder;
    const PictureMetadata written = sample();
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tif"}) {
        EXPECT_TRUE(writePicture(folder / name, kPixels, {.quality = 100, .metadata = written}).empty());
        const PictureMetadata read = readMetadata(folder / name);
        EXPECT_EQ(toJson(read), toJson(written)) << name;
        EXPECT_EQ(read.parameters, parametersText(written)) << name;
        EXPECT_LE(cv::norm(readPicture(folder / name).pixels, kPixels, cv::NORM_INF), 1.0) << name;
    }
}

TEST(Metadata, IsLeftOutWhenNotAskedFor) {
    const TemporaryFolder folder;
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tif"}) {
        writePicture(folder / name, kPixels);
        EXPECT_TRUE(readMetadata(folder / name).empty()) << name;
    }
}

TEST(Metadata, HoldsNoPathsAndOpensNone) {
    const TemporaryFolder folder;
    PictureMetadata metadata = sample();
    metadata.request->task = Task::inpaint;
    metadata.request->picture = "/home/someone/private/photo.png";
    metadata.request->repaint.mask = "../mask.png";
    writePicture(folder / "a.png", kPixels, {.metadata = metadata});
    const PictureMetadata read = readMetadata(folder / "a.png");
    EXPECT_EQ(read.request->picture, "photo.png");
    EXPECT_EQ(read.request->repaint.mask, "mask.png");
    EXPECT_EQ(read.request->model, "karlo");
    const Request request = requestFromPicture(folder / "a.png");
    EXPECT_TRUE(request.picture.empty() && request.repaint.mask.empty() && request.model.empty());

    metadata.request->task = Task::generate;
    metadata.request->priorFolder = "/home/someone/models/eclipse/";
    metadata.request->structure = "/home/someone/private/depth.png";
    writePicture(folder / "b.png", kPixels, {.metadata = metadata});
    EXPECT_EQ(readMetadata(folder / "b.png").request->priorFolder, "eclipse");
    EXPECT_EQ(readMetadata(folder / "b.png").request->structure, "depth.png");
    const Request again = requestFromPicture(folder / "b.png");
    EXPECT_TRUE(again.priorFolder.empty() && again.structure.empty());

    // A stranger's file may hold full paths all the same.
    const PictureMetadata stranger =
        metadataFromJson({{"request", {{"task", "vary"}, {"picture", "/etc/shadow"}, {"model", "../../other"}}}});
    EXPECT_EQ(stranger.request->picture, "shadow");
    EXPECT_EQ(stranger.request->model, "other");
}

TEST(Metadata, GivesTheRequestThatPaintsThePictureAgain) {
    const TemporaryFolder folder;
    writePicture(folder / "a.png", kPixels, {.metadata = sample()});
    Request expected = *sample().request;
    expected.model.clear();
    EXPECT_EQ(requestFromPicture(folder / "a.png"), expected);
    writePicture(folder / "plain.png", kPixels);
    EXPECT_THROW(requestFromPicture(folder / "plain.png"), RequestError);
    EXPECT_THROW(requestFromPicture(folder / "missing.png"), PictureError);
}

TEST(Metadata, LeavesTheRequestOutOfAJpegThatHasNoRoomAndSaysSo) {
    const TemporaryFolder folder;
    PictureMetadata metadata = sample();
    metadata.request->prompt = std::string(200'000, 'x');
    const auto notes = writePicture(folder / "a.jpg", kPixels, {.metadata = metadata});
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_THAT(notes[0].inEnglish(), HasSubstr("too long"));
    EXPECT_FALSE(readMetadata(folder / "a.jpg").request.has_value());
    writePicture(folder / "a.png", kPixels, {.metadata = metadata});
    EXPECT_EQ(readMetadata(folder / "a.png").request->prompt, metadata.request->prompt);
}

TEST(Metadata, TakesPromptsWithAnyBytes) {
    const TemporaryFolder folder;
    PictureMetadata metadata = sample();
    metadata.request->prompt = std::string("a\0b\x01\x1b[31m\xff\xfe \xed\xa0\x80 ", 17) + "\uFFFE ]]> --> \u202E";
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tif"}) {
        writePicture(folder / name, kPixels, {.metadata = metadata});
        EXPECT_EQ(readMetadata(folder / name).id, metadata.id) << name;
    }
}

TEST(Metadata, IsReplacedWithoutTouchingPixels) {
    const TemporaryFolder folder;
    for (const PictureFormat format :
         {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp, PictureFormat::tiff}) {
        const auto first = encodePicture(kPixels, format, {.metadata = sample()});
        PictureMetadata changed = sample();
        changed.extra = {{"favourite", true}};
        const auto second = withMetadata(first, changed);
        EXPECT_EQ(readMetadata(second).extra, changed.extra) << name(format);
        EXPECT_EQ(cv::norm(readPicture(first, "first").pixels, readPicture(second, "second").pixels, cv::NORM_INF),
                  0.0);
        const auto third = withMetadata(second, changed);
        EXPECT_NEAR(static_cast<double>(third.size()), static_cast<double>(second.size()), 4.0) << name(format);
    }
    EXPECT_THROW(withMetadata({1, 2, 3}, sample()), PictureError);
}

TEST(Metadata, CanBeReadByExiv2) {
    if (!isInstalled("exiv2"))
        GTEST_SKIP() << "the program exiv2 is not installed: reading back was not checked";
    const TemporaryFolder folder;
    const PictureMetadata metadata = sample();
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tif"}) {
        writePicture(folder / name, kPixels, {.metadata = metadata});
        const std::string found = outputOf("exiv2 -PXkv " + (folder / name).string());
        EXPECT_THAT(found, HasSubstr("digitalsourcetype/trainedAlgorithmicMedia")) << name;
        EXPECT_THAT(found, HasSubstr("Unclip Studio")) << name;
        EXPECT_THAT(found, HasSubstr("uuid:" + metadata.id)) << name;
        EXPECT_TRUE(std::regex_search(found, std::regex("DerivedFrom/stRef:documentID +uuid:" + metadata.parents[0])))
            << found;
        EXPECT_THAT(found, HasSubstr(metadata.parents[1])) << name;
    }
}

TEST(Metadata, CanBeReadByExiftool) {
    if (!isInstalled("exiftool"))
        GTEST_SKIP() << "the program exiftool is not installed: reading back was not checked";
    const TemporaryFolder folder;
    const PictureMetadata metadata = sample();
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tif"}) {
        writePicture(folder / name, kPixels, {.metadata = metadata});
        const auto found = nlohmann::json::parse(outputOf("exiftool -j -G " + (folder / name).string()))[0];
        EXPECT_EQ(found.value("XMP:DigitalSourceType", ""),
                  "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
            << name;
        EXPECT_EQ(found.value("XMP:Description", ""), metadata.request->prompt) << name;
        EXPECT_FALSE(found.contains("ExifTool:Warning")) << name << ": " << found.dump();
        EXPECT_FALSE(found.contains("ExifTool:Error")) << name << ": " << found.dump();
        if (std::string(name) == "a.png") {
            EXPECT_EQ(found.value("PNG:SRGBRendering", ""), "Relative Colorimetric");
            EXPECT_THAT(found.value("PNG:Parameters", ""), HasSubstr("Negative prompt: fog"));
        } else {
            EXPECT_THAT(found.value("ICC_Profile:ProfileDescription", ""), HasSubstr("sRGB")) << found.dump();
        }
    }
}

TEST(Parameters, AreWrittenInTheWidelyReadForm) {
    PictureMetadata metadata = sample();
    metadata.request->prompt = "a red barn";
    EXPECT_EQ(
        parametersText(metadata),
        "a red barn\nNegative prompt: fog\nSteps: 25, Sampler: UnCLIP, CFG scale: 4.5, "
        "Seed: 18446744073709551615, Model hash: 0123456789, Model: \"Karlo, alpha\", Version: Unclip Studio 0.1.0");
}

TEST(Parameters, SayHowManyTriesAPictureWasChosenFrom) {
    PictureMetadata metadata = sample();
    metadata.request->bestOf = 6;
    metadata.request->priorBestOf = 3;
    metadata.request->noiseLevel = 250;
    EXPECT_THAT(parametersText(metadata), HasSubstr("Best of: 6"));
    EXPECT_EQ(requestFromParameters(parametersText(metadata))->priorBestOf, 3);
    EXPECT_EQ(requestFromParameters(parametersText(metadata))->bestOf, 6);
    EXPECT_EQ(requestFromParameters(parametersText(metadata))->noiseLevel, 250);
}

TEST(Parameters, OfOtherProgramsBecomeARequest) {
    const auto request = requestFromParameters(
        "a barn,\nat night\nNegative prompt: fog,\nrain\nSteps: 20, Sampler: \"Euler: a, b\", CFG scale: 7, Seed: 42, "
        "Size: 512x512, Model: x");
    ASSERT_TRUE(request.has_value());
    EXPECT_EQ(request->prompt, "a barn,\nat night");
    EXPECT_EQ(request->negativePrompt, "fog,\nrain");
    EXPECT_EQ(request->seed, 42u);
    EXPECT_EQ(request->decoderSteps, 20);
    EXPECT_EQ(request->guidance, 7.0);
}

TEST(Parameters, OfOtherProgramsAreFoundInAPhotosComment) {
    // Written by Pillow as other programs do: tests/data/make_pictures.py.
    for (const char* name : {"comment.jpg", "comment.webp"}) {
        const std::filesystem::path file = std::filesystem::path(UNCLIP_TEST_DATA) / "pictures/comments" / name;
        EXPECT_EQ(requestFromPicture(file).prompt, "a barn, 雪") << name;
        EXPECT_EQ(requestFromPicture(file).seed, 42u) << name;
    }
    EXPECT_TRUE(
        readMetadata(std::filesystem::path(UNCLIP_TEST_DATA) / "pictures/comments/holiday.jpg").parameters.empty());
}

TEST(Parameters, OutOfRangeOrOfAnotherFormAreIgnored) {
    for (const char* text : {"", "a barn", "Steps", "a: b\nc: d", ":::,,,", "\"", "Seed"})
        EXPECT_FALSE(requestFromParameters(text).has_value()) << text;
    const auto request = requestFromParameters("x\nSteps: 100000, CFG scale: nan, Seed: -1");
    ASSERT_TRUE(request.has_value());
    EXPECT_FALSE(request->decoderSteps || request->guidance);
    EXPECT_EQ(request->seed, 0u);
}

TEST(Metadata, SkipsWhatIsDamagedOrClaimsTooMuch) {
    const auto png = encodePicture(kPixels, PictureFormat::png, {});
    const auto with = [&](std::string_view type, const std::string& data) {
        auto bytes = png;
        const auto chunk = pngChunk(type, {reinterpret_cast<const std::uint8_t*>(data.data()), data.size()});
        bytes.insert(bytes.begin() + 33, chunk.begin(), chunk.end());
        return bytes;
    };
    using namespace std::string_literals;
    for (const std::string& document :
         {"not json"s, "{\"request\":"s, std::string(100'000, '['), "{\"id\":5,\"parents\":{},\"extra\":[1]}"s, "null"s,
          "{\"request\":{\"count\":100000}}"s, "{\"request\":[]}"s}) {
        const PictureMetadata metadata = readMetadata(with("tEXt", "unclip\0"s + document));
        EXPECT_TRUE(metadata.empty()) << document.substr(0, 40);
    }
    for (const std::string& damaged : {"unclip"s, "unclip\0\0"s, "unclip\0\1\0"s, "unclip\0\0\0"s, ""s})
        for (const char* type : {"tEXt", "zTXt", "iTXt"}) EXPECT_TRUE(readMetadata(with(type, damaged)).empty());
}

TEST(Metadata, DoesNotUnpackABomb) {
    // 64 MB of 'a' in 64 kB: what one deflate block of a run length makes, repeated.
    const std::string bomb =
        outputOf("python3 -c \"import sys,zlib; sys.stdout.buffer.write(zlib.compress(b'a'*(64<<20), 9))\"");
    if (bomb.empty())
        GTEST_SKIP() << "python3 is not installed: no packed text could be made";
    std::vector<std::uint8_t> data{'p', 'a', 'r', 'a', 'm', 'e', 't', 'e', 'r', 's', 0, 0};
    data.insert(data.end(), bomb.begin(), bomb.end());
    auto png = encodePicture(kPixels, PictureFormat::png, {});
    const auto chunk = pngChunk("zTXt", data);
    png.insert(png.begin() + 33, chunk.begin(), chunk.end());
    EXPECT_TRUE(readMetadata(png).empty());
    EXPECT_EQ(readPicture(png, "bomb").pixels.size(), kPixels.size());
}

TEST(PictureId, IsAUuidAndNeverTheSame) {
    const std::regex form("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    const std::string first = newPictureId();
    EXPECT_TRUE(std::regex_match(first, form)) << first;
    EXPECT_NE(first, newPictureId());
}

}  // namespace
}  // namespace unclip
