#include "engine/base/file_identity.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/write_picture.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

TEST(FileIdentity, IsTheFileNotItsName) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "deep/er");
    std::ofstream(folder / "a") << "a";
    std::ofstream(folder / "other") << "a";
    fs::create_hard_link(folder / "a", folder / "hard");
    fs::create_symlink("a", folder / "soft");
    fs::create_symlink("../soft", folder / "deep/soft");
    fs::create_directory_symlink("deep", folder / "way");
    for (const char* name :
         {"a", "./a", "deep/../a", "hard", "soft", "deep/soft", "way/../a", "way/soft", "deep/er/../../a"})
        EXPECT_TRUE(isSameFile(folder / "a", folder / name)) << name;
    for (const char* name : {"other", "deep", "b", "deep/a"})
        EXPECT_FALSE(isSameFile(folder / "a", folder / name)) << name;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    EXPECT_TRUE(isSameFile("a", folder / "a"));
    EXPECT_TRUE(isSameFile("new", folder / "new"));
    fs::current_path(before);
}

TEST(FileIdentity, IsTheFutureOneOfAFileThatIsNotThereYet) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "deep");
    fs::create_directory_symlink("deep", folder / "way");
    fs::create_symlink("deep/new", folder / "soft");
    for (const char* name : {"way/new", "deep/./new", "soft"})
        EXPECT_TRUE(isSameFile(folder / "deep/new", folder / name)) << name;
    EXPECT_FALSE(isSameFile(folder / "deep/new", folder / "new"));
    EXPECT_FALSE(isSameFile(folder / "deep/new", folder / "deep/newer"));
    EXPECT_FALSE(identityOf(folder / "nowhere/new").has_value());
    EXPECT_FALSE(isSameFile(folder / "nowhere/new", folder / "nowhere/new"));
}

TEST(FileIdentity, KnowsWhatLiesInAFolder) {
    const TemporaryFolder folder;
    fs::create_directories(folder / "library/day");
    fs::create_directory(folder / "library-too");
    fs::create_directory_symlink("library", folder / "way");
    for (const char* name : {"library/a", "library/day/new", "way/a", "library-too/../library/a"})
        EXPECT_TRUE(isInFolder(folder / name, folder / "library")) << name;
    EXPECT_TRUE(isInFolder(folder / "library/a", folder / "way"));
    for (const char* name : {"a", "library-too/a", "library/../a", "nowhere/a"})
        EXPECT_FALSE(isInFolder(folder / name, folder / "library")) << name;
    EXPECT_FALSE(isInFolder(folder / "a", folder / "nowhere"));
}

TEST(AtomicFile, WritesThroughALinkWhichStays) {
    const TemporaryFolder folder;
    fs::create_directory(folder / "real");
    std::ofstream(folder / "real/a") << "old";
    fs::create_symlink("real/a", folder / "soft");
    fs::create_symlink("soft", folder / "softer");
    fs::create_symlink(folder / "real/new", folder / "dangling");
    writeFileAtomically(folder / "softer", "new");
    writeFileAtomically(folder / "dangling", "made");
    EXPECT_TRUE(fs::is_symlink(folder / "soft") && fs::is_symlink(folder / "softer") &&
                fs::is_symlink(folder / "dangling"));
    EXPECT_EQ(contentOf(folder / "real/a"), "new");
    EXPECT_EQ(contentOf(folder / "real/new"), "made");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder / "real"), fs::directory_iterator()), 2);

    const cv::Mat pixels(4, 4, CV_8UC3, cv::Scalar::all(9));
    fs::create_symlink("real/picture.png", folder / "picture.png");
    writePicture(folder / "picture.png", pixels);
    EXPECT_TRUE(fs::is_symlink(folder / "picture.png") && fs::is_regular_file(folder / "real/picture.png"));
    // A name that is taken stays so, even by a link.
    AtomicFile again(folder / "dangling");
    again.write("again");
    EXPECT_FALSE(again.commitUnlessExists());
    EXPECT_THROW(writePicture(folder / "picture.png", pixels, {.replaces = false}), PictureError);
    EXPECT_EQ(contentOf(folder / "real/new"), "made");

    fs::create_symlink("ring", folder / "ring");
    EXPECT_THROW(writeFileAtomically(folder / "ring", "x"), FileError);
    fs::create_symlink("real", folder / "way");
    EXPECT_THROW(writeFileAtomically(folder / "way", "x"), FileError);
}

}  // namespace
}  // namespace unclip
