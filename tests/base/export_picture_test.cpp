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

/// Sets the time zone as long as a test.
class TimeZone {
public:
    explicit TimeZone(const char* zone) {
        setenv("TZ", zone, 1);
        tzset();
    }
    ~TimeZone() {
        unsetenv("TZ");
        tzset();
    }
};

TEST(ExportName, SaysTheDateOfThePlaceWhereOneIs) {
    const TimeZone west("WEST12");
    EXPECT_EQ(nameOf("{date} {time}", ""), "2025-01-31 00-34-56.jpg");
    const TimeZone farEast("EAST-14");
    EXPECT_EQ(nameOf("{date} {time}", ""), "2025-02-01 02-34-56.jpg");
    PictureMetadata metadata = metadataOf("");
    for (const char* other : {"2025-01-31", "", "2025-01-31 about noon", "2025-01-31T12:34:56+05:00"}) {
        metadata.created = other;
        const std::string name = exportName("x{date}", metadata, 1, "a.png", PictureFormat::png);
        EXPECT_EQ(name, "x" + std::string(other).substr(0, 10) + ".png");
    }
}

TEST(ExportName, FillsInThePattern) {
    const TimeZone here("UTC");
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
    const TimeZone here("UTC");
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

TEST(ExportPicture, ReplacesOnlyTheFilesThatTheUserWasAskedAbout) {
    const TemporaryFolder folder;
    const fs::path source = folder / "a.png", asked = folder / "b.png";
    writePicture(source, kPixels);
    folder.write("b.png", "somebody");
    const auto came = folder.write("c.png", "meanwhile");
    ExportOptions options{.ifExists = IfExists::replace};
    options.asked = {asked};
    EXPECT_THROW(exportPicture(source, came, options), PictureError);
    EXPECT_EQ(contentOf(came), "meanwhile");
    EXPECT_EQ(exportPicture(source, asked, options), asked);
    EXPECT_EQ(readPicture(asked).pixels.size(), kPixels.size());
}

TEST(ExportPicture, NeverReplacesWhatIsExportedWhateverItIsCalled) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "library/day");
    const fs::path source = folder / "library/day/a.png", other = folder / "library/day/b.png";
    writePicture(source, kPixels, {.metadata = metadataOf("a")});
    writePicture(other, kPixels, {.metadata = metadataOf("b")});
    const std::string before = contentOf(source), otherBefore = contentOf(other);
    fs::create_hard_link(source, folder / "hard.png");
    fs::create_symlink(source, folder / "soft.png");
    fs::create_directory_symlink("library", folder / "way");
    const ExportOptions replacing{.ifExists = IfExists::replace};
    for (const fs::path& target : {source, folder / "hard.png", folder / "soft.png", folder / "way/day/../day/a.png"})
        EXPECT_THROW(exportPicture(source, target, replacing), PictureError) << target;
    // One source's export over another source, found before anything is written.
    ExportOptions both{.folder = folder / "way/day", .pattern = "{name}x", .ifExists = IfExists::replace};
    fs::create_hard_link(other, folder / "library/day/ax.png");
    EXPECT_THROW(exportTargets({source, other}, both), PictureError);
    // Any other picture of the library.
    both.library = folder / "library";
    EXPECT_THROW(exportTargets({source}, both), PictureError);
    EXPECT_THROW(exportPicture(source, folder / "way/day/b.png", both), PictureError);
    EXPECT_EQ(contentOf(source), before);
    EXPECT_EQ(contentOf(other), otherBefore);
    // Beside them is room.
    both.ifExists = IfExists::keepBoth;
    EXPECT_EQ(exportPicture(source, folder / "library/day/b.png", both), folder / "library/day/b (2).png");
}

TEST(ExportPicture, KeepsTransparencyWhereTheFormatKnowsIt) {
    const TemporaryFolder folder;
    cv::Mat painted(40, 60, CV_8UC4, cv::Scalar(10, 100, 200, 255));
    painted(cv::Rect(0, 0, 30, 20)) = cv::Scalar(10, 100, 200, 0);
    painted(cv::Rect(30, 0, 30, 20)) = cv::Scalar(10, 100, 200, 128);
    writePicture(folder / "made.png", painted);
    for (const fs::path& source :
         {folder / "made.png", fs::path(UNCLIP_TEST_DATA) / "other_programs/transparent.png"}) {
        const Picture before = readPicture(source);
        ASSERT_FALSE(before.alpha.empty());
        for (const PictureFormat format : {PictureFormat::png, PictureFormat::webp, PictureFormat::tiff}) {
            const fs::path target = folder / ("out" + std::string(extension(format)));
            std::vector<Sentence> notes;
            exportPicture(source, target, {.format = format, .quality = 100, .ifExists = IfExists::replace}, &notes);
            const Picture after = readPicture(target);
            EXPECT_EQ(cv::norm(after.alpha, before.alpha, cv::NORM_INF), 0.0) << target;
            EXPECT_LE(cv::norm(after.pixels, before.pixels, cv::NORM_INF), 1.0) << target;
            EXPECT_THAT(notes, IsEmpty());
            exportPicture(source, target,
                          {.format = format, .quality = 100, .scale = 0.5, .ifExists = IfExists::replace});
            EXPECT_EQ(readPicture(target).alpha.at<std::uint8_t>(2, 2), before.alpha.at<std::uint8_t>(4, 4)) << target;
        }
        std::vector<Sentence> notes;
        exportPicture(source, folder / "out.jpg", {.format = PictureFormat::jpeg, .ifExists = IfExists::replace},
                      &notes);
        EXPECT_EQ(notes.size(), 1u);
    }
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
