#include "engine/image/read_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/image/mask.h"
#include "engine/image/write_picture.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const fs::path kPictures = fs::path(UNCLIP_TEST_DATA) / "pictures";

std::vector<std::uint8_t> bytesOf(const std::string& name) {
    return readPictureBytes(kPictures / name, 1 << 20);
}

std::string sentenceOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const PictureError& error) {
        return error.what();
    }
    return {};
}

TEST(ReadPicture, ShowsEveryKindAsAGoodViewerDoes) {
    std::ifstream stream(kPictures / "pictures.json");
    const auto list = nlohmann::json::parse(stream);
    ASSERT_GT(list.size(), 80u);
    for (const auto& entry : list) {
        const std::string name = entry["file"];
        SCOPED_TRACE(name);
        Picture picture;
        ASSERT_NO_THROW(picture = readPicture(kPictures / name));
        const Picture expected = readPicture(kPictures / entry["expected"].get<std::string>());
        ASSERT_EQ(picture.pixels.size(), expected.pixels.size());
        EXPECT_EQ(picture.pixels.type(), CV_8UC3);
        EXPECT_LE(cv::norm(picture.pixels, expected.pixels, cv::NORM_INF), entry["tolerance"].get<double>());
        const std::string note = entry["note"];
        EXPECT_EQ(picture.notes.size(), note.empty() ? 0u : 1u);
        for (const Sentence& said : picture.notes) EXPECT_THAT(said.inEnglish(), HasSubstr(note));
        EXPECT_EQ(!picture.alpha.empty(), note.find("transparent") != std::string::npos);
    }
}

TEST(ReadPicture, RefusesKindsThatItWouldShowWrong) {
    int files = 0;
    for (const auto& file : fs::directory_iterator(kPictures / "refused")) {
        ++files;
        const std::string sentence = sentenceOf([&] { readPicture(file.path()); });
        EXPECT_THAT(sentence, HasSubstr(file.path().filename().string()));
        EXPECT_THAT(sentence, HasSubstr("PNG"));
    }
    EXPECT_GT(files, 5);
}

TEST(ReadPicture, SaysThatAFileIsCutAtEveryByte) {
    for (const char* name :
         {"rgba.png",    "interlaced.png", "palette.png",    "photo.jpg",    "progressive.jpg",  "grey.jpg",
          "cmyk.jpg",    "lossless.webp",  "lossy.webp",     "alpha.webp",   "lossy_alpha.webp", "animated.webp",
          "raw.tif",     "tiff_lzw.tif",   "tiles.tif",      "big.tif",      "plain.bmp",        "rle.bmp",
          "palette.bmp", "palette.gif",    "interlaced.gif", "animated.gif", "exif6.webp",       "profile.jpg"}) {
        const auto whole = bytesOf(name);
        ASSERT_NO_THROW(readPicture(whole, name)) << name;
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const std::vector<std::uint8_t> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            ASSERT_THROW(readPicture(cut, name), PictureError) << name << " cut to " << length << " bytes";
        }
    }
}

TEST(ReadPicture, SurvivesAnyChangedByte) {
    cv::RNG random(11);
    for (const char* name :
         {"rgba16.png", "palette.png", "photo.jpg", "progressive.jpg", "lossy_alpha.webp", "animated.webp",
          "tiff_lzw.tif", "alpha16.tif", "rle.bmp", "animated.gif", "profile.jpg"}) {
        const auto whole = bytesOf(name);
        for (int round = 0; round < 300; ++round) {
            auto changed = whole;
            for (int i = random.uniform(1, 4); i > 0; --i)
                changed[random.uniform(0, static_cast<int>(changed.size()))] =
                    static_cast<std::uint8_t>(random.uniform(0, 256));
            try {
                const Picture picture = readPicture(changed, name, {.side = 2000, .pixels = 1'000'000});
                EXPECT_FALSE(picture.pixels.empty());
            } catch (const PictureError&) {
            }
        }
    }
}

TEST(ReadPicture, LeavesTheTerminalToTheOneSentence) {
    testing::internal::CaptureStderr();
    int refused = 0;
    for (const char* name : {"alpha16.tif", "jpeg_inside.tif", "rle.bmp", "lossy.webp"}) {
        const auto whole = bytesOf(name);
        for (std::size_t i = 0; i < whole.size(); i += 3) {
            auto changed = whole;
            changed[i] ^= 0x5A;
            try {
                readPicture(changed, name, {.side = 2000, .pixels = 1'000'000});
            } catch (const PictureError&) {
                ++refused;
            }
        }
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_GT(refused, 50);
    testing::internal::CaptureStderr();
    std::cerr << "what others say stays" << std::endl;
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "what others say stays\n");
}

TEST(ReadPicture, SaysWhatIsNoPicture) {
    const TemporaryFolder folder;
    std::ofstream(folder / "empty.png").flush();
    std::ofstream(folder / "text.png") << "this is a text, not a picture\n";
    fs::create_directory(folder / "folder.png");
    fs::create_symlink("nowhere.png", folder / "link.png");
    fs::create_symlink("loop.png", folder / "loop.png");
    ASSERT_EQ(mkfifo((folder / "pipe.png").c_str(), 0600), 0);
    for (const auto& [name, words] :
         {std::pair{"empty.png", "empty"}, std::pair{"text.png", "not a picture"}, std::pair{"folder.png", "a folder"},
          std::pair{"link.png", "no picture"}, std::pair{"loop.png", "can't be read"},
          std::pair{"missing.png", "no picture"}, std::pair{"pipe.png", "not a file"}}) {
        const std::string sentence = sentenceOf([&, name = name] { readPicture(folder / name); });
        EXPECT_THAT(sentence, HasSubstr(name));
        EXPECT_THAT(sentence, HasSubstr(words));
    }
}

TEST(ReadPicture, SaysTheLimitBeforeMemoryIsTaken) {
    auto png = bytesOf("base.png");
    for (const int offset : {16, 20})
        for (int i = 0; i < 4; ++i) png[offset + i] = i == 0 ? 0x3B : 0;  // about 10^9 pixels a side
    const std::string sentence = sentenceOf([&] { readPicture(png, "huge.png"); });
    EXPECT_THAT(sentence, HasSubstr("989855744 × 989855744"));
    EXPECT_THAT(sentence, HasSubstr("20000"));
    auto bmp = bytesOf("plain.bmp");
    bmp[18 + 3] = bmp[22 + 3] = 0x3B;
    EXPECT_THAT(sentenceOf([&] { readPicture(bmp, "huge.bmp"); }), HasSubstr("20000"));

    const auto all = bytesOf("base.png");
    EXPECT_THAT(sentenceOf([&] { readPicture(all, "base.png", {.side = 23}); }), HasSubstr("24 × 16"));
    EXPECT_THAT(sentenceOf([&] { readPicture(all, "base.png", {.pixels = 383}); }), HasSubstr("24 × 16"));
    EXPECT_NO_THROW(readPicture(all, "base.png", {.side = 24, .pixels = 384}));
    EXPECT_THAT(sentenceOf([&] { readPicture(kPictures / "base.png", {.fileBytes = 10}); }), HasSubstr("MB"));
}

TEST(ReadPicture, TakesTheLongestAndTheSmallest) {
    const TemporaryFolder folder;
    writePicture(folder / "long.png", cv::Mat(20000, 1, CV_8UC3, cv::Scalar(1, 2, 3)));
    EXPECT_EQ(readPicture(folder / "long.png").pixels.size(), cv::Size(1, 20000));
    EXPECT_EQ(readPicture(kPictures / "one_pixel.png").pixels.at<cv::Vec3b>(0, 0), cv::Vec3b(30, 20, 10));
}

TEST(ReadPicture, KnowsPicturesByTheirNames) {
    for (const char* name : {"a.png", "b.JPG", "c.jpeg", "d.webp", "e.TIFF", "f.bmp", "g.gif"})
        EXPECT_TRUE(looksLikePicture(name)) << name;
    for (const char* name : {"a.txt", "png", ".png/x", "a.psd", ""}) EXPECT_FALSE(looksLikePicture(name)) << name;
}

TEST(ReadMask, ScalesWithANoteAndTakesColours) {
    std::vector<Sentence> notes;
    const cv::Mat same = readMask(kPictures / "two.png", {24, 16}, notes);
    EXPECT_TRUE(notes.empty());
    EXPECT_EQ(same.type(), CV_8UC1);
    EXPECT_FALSE(isEmptyMask(same));
    EXPECT_LT(cv::countNonZero(same == 255), static_cast<int>(same.total()));
    const cv::Mat larger = readMask(kPictures / "two.png", {48, 32}, notes);
    EXPECT_EQ(larger.size(), cv::Size(48, 32));
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_THAT(notes[0].inEnglish(), HasSubstr("from 24 × 16 to 48 × 32"));
    EXPECT_EQ(readMask(kPictures / "base.png", {24, 16}, notes).type(), CV_8UC1);
}

TEST(ReadMask, KeepsWhereTheMaskIsTransparent) {
    const TemporaryFolder folder;
    cv::Mat strokes(1, 3, CV_8UC4, cv::Scalar(255, 255, 255, 0));
    strokes.at<cv::Vec4b>(0, 1) = {255, 255, 255, 255};
    strokes.at<cv::Vec4b>(0, 2) = {255, 255, 255, 100};
    writePicture(folder / "strokes.png", strokes);
    std::vector<Sentence> notes;
    EXPECT_EQ(cv::Mat(readMask(folder / "strokes.png", {3, 1}, notes)).reshape(1, 1).at<std::uint8_t>(0, 0), 0);
    const cv::Mat mask = readMask(folder / "strokes.png", {3, 1}, notes);
    EXPECT_EQ(mask.at<std::uint8_t>(0, 1), 255);
    EXPECT_EQ(mask.at<std::uint8_t>(0, 2), 100);
    EXPECT_TRUE(notes.empty());
}

TEST(ReadMask, TakesAHoleInABlackPictureAsWhatIsRepainted) {
    const TemporaryFolder folder;
    cv::Mat hole(1, 2, CV_8UC4, cv::Scalar(0, 0, 0, 255));
    hole.at<cv::Vec4b>(0, 1)[3] = 0;
    writePicture(folder / "hole.png", hole);
    std::vector<Sentence> notes;
    const cv::Mat mask = readMask(folder / "hole.png", {2, 1}, notes);
    EXPECT_EQ(mask.at<std::uint8_t>(0, 0), 0);
    EXPECT_EQ(mask.at<std::uint8_t>(0, 1), 255);
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_THAT(notes[0].inEnglish(), HasSubstr("transparent"));
}

TEST(MaskFromAlpha, IsWhatThePictureDoesNotCover) {
    const cv::Mat mask = maskFromAlpha(readPicture(kPictures / "rgba.png"));
    EXPECT_EQ(mask.at<std::uint8_t>(0, 0), 0);
    EXPECT_EQ(mask.at<std::uint8_t>(0, 23), 255);
    EXPECT_TRUE(isEmptyMask(maskFromAlpha(readPicture(kPictures / "base.png"))));
}

}  // namespace
}  // namespace unclip
