#include "engine/image/export_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const cv::Mat kPixels(20, 30, CV_8UC3, cv::Scalar(10, 100, 200));

PictureMetadata metadataOf(const std::string& prompt) {
    PictureMetadata metadata;
    metadata.request = Request();
    metadata.request->prompt = prompt;
    metadata.request->seed = 42;
    metadata.id = newPictureId();
    metadata.modelName = "paintbox";
    metadata.created = "2025-01-31T12:34:56Z";
    return metadata;
}

std::string nameOf(const std::string& pattern, const std::string& prompt) {
    return exportName(pattern, metadataOf(prompt), 7, "/pictures/source.png", PictureFormat::jpeg);
}

TEST(ExportName, FillsInThePattern) {
    EXPECT_EQ(nameOf("{date} {time} {prompt} {seed} {n} {task} {model} {name}", "a barn"),
              "2025-01-31 12-34-56 a barn 42 007 generate paintbox source.jpg");
    EXPECT_EQ(nameOf("{prompt}", "城堡 🏰"), "城堡 🏰.jpg");
    EXPECT_EQ(nameOf("{unknown} {seed", "x"), "{unknown} {seed.jpg");
}

TEST(ExportName, IsAlwaysOneHarmlessName) {
    for (const std::string& prompt :
         {std::string("../../etc/passwd"), std::string("a/b\\c:d*e?f\"g<h>i|j"), std::string("..."), std::string(),
          std::string("a\0b\nc", 5), std::string("  . "), std::string(5000, 'x'), std::string("\xff\xfe"),
          std::string("con"), std::string("{prompt}")}) {
        const std::string name = nameOf("{prompt}", prompt);
        EXPECT_EQ(fs::path(name).filename(), name);
        EXPECT_LE(name.size(), 204u);
        EXPECT_GT(name.size(), 4u);
        EXPECT_EQ(name.find_first_of(std::string("/\\:*?\"<>|\n\0", 11)), std::string::npos) << name;
        EXPECT_NE(name, "con.jpg");
        EXPECT_NE(name[0], '.');
    }
    std::string snow;
    for (int i = 0; i < 300; ++i) snow += "雪";
    EXPECT_LE(nameOf("{prompt}{prompt}{prompt}", snow).size(), 204u);
}

TEST(ExportPicture, WritesEveryFormatWithItsMetadata) {
    const TemporaryFolder folder;
    const fs::path source = folder / "a.png";
    const PictureMetadata metadata = metadataOf("a barn");
    writePicture(source, kPixels, {.metadata = metadata});
    for (const PictureFormat format :
         {PictureFormat::png, PictureFormat::jpeg, PictureFormat::webp, PictureFormat::tiff}) {
        ExportOptions options{.folder = folder.path(), .format = format};
        const auto target = exportTargets({source}, options).at(0);
        EXPECT_EQ(target, folder / (std::string("2025-01-31 a barn") + extension(format)));
        EXPECT_EQ(exportPicture(source, target, options), target);
        EXPECT_EQ(readMetadata(target).id, metadata.id);
        options.withMetadata = false;
        options.ifExists = IfExists::replace;
        exportPicture(source, target, options);
        EXPECT_TRUE(readMetadata(target).empty());
    }
}

TEST(ExportPicture, ScalesAndFits) {
    const TemporaryFolder folder;
    const fs::path source = folder / "a.png", target = folder / "b.png";
    writePicture(source, kPixels);
    const auto exported = [&](ExportOptions options) {
        options.ifExists = IfExists::replace;
        exportPicture(source, target, options);
        return readPicture(target).pixels.size();
    };
    EXPECT_EQ(exported({.scale = 2.0}), cv::Size(60, 40));
    EXPECT_EQ(exported({.fit = cv::Size(15, 15)}), cv::Size(15, 10));
    EXPECT_EQ(exported({.fit = cv::Size(500, 500)}), cv::Size(30, 20));
    EXPECT_EQ(exported({.scale = 0.001}), cv::Size(1, 1));
    EXPECT_THROW(exported({.scale = 0.0}), PictureError);
    EXPECT_THROW(exported({.scale = std::nan("")}), PictureError);
    writePicture(source, cv::Mat(1, 300, CV_8UC3, cv::Scalar::all(0)));
    EXPECT_THROW(exported({.scale = 100.0}), PictureError);
    EXPECT_THROW(exported({.scale = 1e300}), PictureError);
}

TEST(ExportPicture, NeverOverwritesUnlessToldTo) {
    const TemporaryFolder folder;
    const fs::path source = folder / "a.png", target = folder / "b.png";
    writePicture(source, kPixels);
    std::ofstream(target) << "precious";
    EXPECT_THAT(existingTargets({source, target, folder / "c.png"}), ElementsAre(source, target));
    EXPECT_THROW(exportPicture(source, target, {}), PictureError);
    EXPECT_THROW(exportPicture(source, source, {}), PictureError);
    EXPECT_EQ(fs::file_size(target), 8u);
    EXPECT_EQ(exportPicture(source, target, {.ifExists = IfExists::keepBoth}), folder / "b (2).png");
    EXPECT_EQ(exportPicture(source, target, {.ifExists = IfExists::keepBoth}), folder / "b (3).png");
    EXPECT_EQ(fs::file_size(target), 8u);
    exportPicture(source, target, {.ifExists = IfExists::replace});
    EXPECT_EQ(readPicture(target).pixels.size(), kPixels.size());
}

TEST(ExportPicture, GivesTwoPicturesOfOnePromptTwoNames) {
    const TemporaryFolder folder;
    for (const char* name : {"a.png", "b.png", "c.png"})
        writePicture(folder / name, kPixels, {.metadata = metadataOf("same")});
    const auto targets =
        exportTargets({folder / "a.png", folder / "b.png", folder / "c.png"}, {.folder = "out", .pattern = "{prompt}"});
    EXPECT_THAT(targets, ElementsAre("out/same.png", "out/same (2).png", "out/same (3).png"));
    EXPECT_THAT(existingTargets(targets), IsEmpty());
}

TEST(ExportPicture, SaysWhatIsWrong) {
    const TemporaryFolder folder;
    writePicture(folder / "a.png", kPixels);
    EXPECT_THROW(exportPicture(folder / "missing.png", folder / "b.png", {}), PictureError);
    EXPECT_THROW(exportPicture(folder / "a.png", folder / "nowhere/b.png", {}), PictureError);
    EXPECT_THROW(exportTargets({folder / "missing.png"}, {}), PictureError);
}

}  // namespace
}  // namespace unclip
