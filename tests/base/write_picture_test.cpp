#include "engine/image/write_picture.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <fstream>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "engine/image/tiff_tags.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

cv::Mat photo(int width = 40, int height = 30) {
    cv::Mat picture(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            picture.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<std::uint8_t>(x * 5), static_cast<std::uint8_t>(y * 7),
                                                    static_cast<std::uint8_t>(x + y));
    return picture;
}

int filesIn(const fs::path& folder) {
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string sentenceOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const PictureError& error) {
        return error.what();
    }
    return {};
}

TEST(WritePicture, GivesBackTheSamePixelsInLosslessFormats) {
    const TemporaryFolder folder;
    for (const char* name : {"a.png", "a.tif", "a.TIFF", "a.webp"}) {
        writePicture(folder / name, photo(), {.quality = 100});
        const Picture back = readPicture(folder / name);
        EXPECT_EQ(cv::norm(back.pixels, photo(), cv::NORM_INF), 0.0) << name;
        EXPECT_TRUE(back.notes.empty()) << name;
    }
}

TEST(WritePicture, WritesJpegAndWebpNearTheOriginal) {
    const TemporaryFolder folder;
    for (const char* name : {"a.jpg", "a.JPEG", "b.webp"}) {
        writePicture(folder / name, photo(), {.quality = 95});
        EXPECT_LT(cv::norm(readPicture(folder / name).pixels, photo(), cv::NORM_L1) / (40 * 30 * 3), 3.0) << name;
    }
}

TEST(WritePicture, KeepsTransparency) {
    const TemporaryFolder folder;
    cv::Mat bgra(2, 2, CV_8UC4, cv::Scalar(10, 20, 30, 255));
    bgra.at<cv::Vec4b>(0, 1)[3] = 0;
    for (const char* name : {"a.png", "a.webp", "a.tif"}) {
        writePicture(folder / name, bgra, {.quality = 100});
        const Picture back = readPicture(folder / name);
        ASSERT_FALSE(back.alpha.empty()) << name;
        EXPECT_EQ(back.alpha.at<std::uint8_t>(0, 1), 0) << name;
        EXPECT_EQ(back.pixels.at<cv::Vec3b>(1, 1), cv::Vec3b(10, 20, 30)) << name;
        EXPECT_EQ(back.pixels.at<cv::Vec3b>(0, 1), cv::Vec3b(255, 255, 255)) << name;
    }
    // Other programs take the fourth sample for alpha only when the file says so.
    const auto tiff = readPictureBytes(folder / "a.tif", 1 << 20);
    const auto tags = TiffTags::read(tiff);
    ASSERT_TRUE(tags.has_value());
    constexpr std::uint16_t kExtraSamples = 338;
    EXPECT_EQ(tags->number(kExtraSamples), 2u);
    EXPECT_EQ(writePicture(folder / "a.jpg", bgra).size(), 1u);  // says that it is on white
}

TEST(WritePicture, TakesAnyUnicodeNameUpTo255Bytes) {
    const TemporaryFolder folder;
    std::string longest = "雪";
    while (longest.size() + 3 <= 251) longest += "雪";
    for (const std::string& name : {std::string("città 雪 🏰.png"), std::string("-rf.png"), std::string(" .png"),
                                    std::string("a\nb.png"), longest + ".png"}) {
        writePicture(folder / name, photo());
        EXPECT_EQ(readPicture(folder / name).pixels.size(), cv::Size(40, 30)) << name;
    }
}

TEST(WritePicture, SaysWhatIsWrongWithThePlace) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "folder.png");
    std::ofstream(folder / "file") << "x";
    const auto write = [&](const std::string& name) {
        const std::string early = sentenceOf([&] { requireWritable(folder / name); });
        const std::string late = sentenceOf([&] { writePicture(folder / name, photo()); });
        EXPECT_NE(early, "") << name;
        EXPECT_NE(late, "") << name;
        return early;
    };
    EXPECT_NE(write("missing/a.png").find("no folder"), std::string::npos);
    EXPECT_NE(write("folder.png").find("is a folder"), std::string::npos);
    EXPECT_NE(write("file/a.png").find("is a file"), std::string::npos);
    EXPECT_NE(write("a.xyz").find(".png"), std::string::npos);
    EXPECT_NE(write("noending").find(".png"), std::string::npos);
    EXPECT_EQ(filesIn(folder.path()), 2);
    EXPECT_EQ(sentenceOf([&] { requireWritable(folder / "fine.png"); }), "");
}

TEST(WritePicture, NeverHarmsTheFileThatWasThere) {
    const TemporaryFolder folder;
    const fs::path file = folder / "a.png";
    writePicture(file, photo());
    const std::string before = contentOf(file);
    for (const FileFault& fault :
         {FileFault{FileOperation::write, ENOSPC, 100}, FileFault{FileOperation::create, EACCES},
          FileFault{FileOperation::sync, EIO}, FileFault{FileOperation::rename, EACCES}}) {
        injectFileFault(fault);
        const std::string sentence = sentenceOf([&] { writePicture(file, 255 - photo(200, 200)); });
        injectFileFault(std::nullopt);
        EXPECT_NE(sentence.find("a.png"), std::string::npos) << sentence;
        EXPECT_EQ(contentOf(file), before);
        EXPECT_EQ(filesIn(folder.path()), 1);
    }
    EXPECT_THROW(writePicture(file, cv::Mat()), PictureError);
    EXPECT_EQ(contentOf(file), before);
}

TEST(WritePicture, SaysWhenAPictureIsTooLargeForTheFormat) {
    const TemporaryFolder folder;
    const std::string sentence =
        sentenceOf([&] { writePicture(folder / "wide.webp", cv::Mat(1, 17000, CV_8UC3, cv::Scalar::all(0))); });
    EXPECT_NE(sentence.find("16383"), std::string::npos) << sentence;
    writePicture(folder / "wide.png", cv::Mat(1, 20000, CV_8UC3, cv::Scalar::all(7)));
    EXPECT_EQ(readPicture(folder / "wide.png").pixels.size(), cv::Size(20000, 1));
}

TEST(WritePicture, ReplacesTheFileThatItWasReadFrom) {
    const TemporaryFolder folder;
    const fs::path file = folder / "a.png";
    writePicture(file, photo());
    writePicture(file, 255 - readPicture(file).pixels);
    EXPECT_EQ(cv::norm(readPicture(file).pixels, 255 - photo(), cv::NORM_INF), 0.0);
}

}  // namespace
}  // namespace unclip
