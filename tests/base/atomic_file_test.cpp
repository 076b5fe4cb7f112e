#include "engine/base/atomic_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <thread>

#include "engine/base/error.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

int filesIn(const fs::path& folder) {
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// Takes its fault back when a test ends.
struct Fault {
    explicit Fault(const FileFault& fault) { injectFileFault(fault); }
    ~Fault() { injectFileFault(std::nullopt); }
};

TEST(AtomicFile, IsWrittenWhoeverRemovesAbandonedOnesMeanwhile) {
    const TemporaryFolder folder;
    std::atomic<bool> isOver = false;
    std::thread cleaner([&] {
        while (!isOver) removeAbandonedTemporaries(folder.path());
    });
    int written = 0;
    for (int i = 0; i < 2000; ++i) {
        try {
            writeFileAtomically(folder / "picture", std::string_view("a fox"));
            ++written;
        } catch (const FileError& error) {
            ADD_FAILURE() << error.what();
            break;
        }
    }
    isOver = true;
    cleaner.join();
    EXPECT_EQ(written, 2000);
}

TEST(AtomicFile, AppearsOnlyWithCommitAndReplacesWhatWasThere) {
    const TemporaryFolder folder;
    const auto target = folder.write("picture.png", "old");
    {
        AtomicFile file(target);
        file.write("new ");
        file.write("content");
        EXPECT_EQ(contentOf(target), "old");
        file.commit();
    }
    EXPECT_EQ(contentOf(target), "new content");
    EXPECT_EQ(filesIn(folder.path()), 1);
}

TEST(AtomicFile, LeavesNothingWithoutCommit) {
    const TemporaryFolder folder;
    { AtomicFile(folder / "a").write("half"); }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(AtomicFile, HasTheUsualPermissionsAndKeepsThoseOfTheFileBefore) {
    const TemporaryFolder folder;
    const mode_t mask = ::umask(022);
    writeFileAtomically(folder / "new", std::string_view("x"));
    ::umask(mask);
    EXPECT_EQ(fs::status(folder / "new").permissions(), fs::perms(0644));
    fs::permissions(folder / "new", fs::perms(0600));
    writeFileAtomically(folder / "new", std::string_view("y"));
    EXPECT_EQ(fs::status(folder / "new").permissions(), fs::perms(0600));
}

TEST(AtomicFile, WritesNamesWithAnyUnicodeOf255BytesAndALeadingDash) {
    const TemporaryFolder folder;
    std::string longName;
    while (longName.size() < 255) longName += "\xE7\x8C\xAB";
    for (const std::string& name : {longName, std::string("-rf"), std::string("a\nb \xF0\x9F\x91\x91")}) {
        writeFileAtomically(folder / name, std::string_view("x"));
        EXPECT_EQ(contentOf(folder / name), "x");
    }
    EXPECT_THAT(messageOf<FileError>([&] { writeFileAtomically(folder / (longName + "x"), std::string_view("x")); }),
                HasSubstr("too long"));
}

TEST(AtomicFile, SaysWhyATargetCanNotBeWritten) {
    const TemporaryFolder folder;
    const auto refusal = [&](const fs::path& target) {
        return messageOf<FileError>([&] { writeFileAtomically(target, std::string_view("x")); });
    };
    fs::create_directory(folder / "folder");
    folder.write("file", "x");
    EXPECT_THAT(refusal(folder / "missing/a.png"),
                AllOf(HasSubstr("missing/a.png"), HasSubstr("folder doesn't exist")));
    EXPECT_THAT(refusal(folder / "folder"), HasSubstr("a folder has this name"));
    EXPECT_THAT(refusal(folder / "file/a.png"), HasSubstr("is a file, not a folder"));
    EXPECT_THAT(refusal("/proc/unclip.png"), HasSubstr("/proc/unclip.png"));
    EXPECT_THAT(refusal(""), HasSubstr("can't be written"));
}

TEST(AtomicFile, KeepsTheOldFileWhenTheDiskIsFullAtAnyByte) {
    const TemporaryFolder folder;
    const auto target = folder.write("picture.png", "old");
    for (std::size_t afterBytes = 0; afterBytes < 10; ++afterBytes) {
        const Fault fault({FileOperation::write, ENOSPC, afterBytes});
        EXPECT_THAT(messageOf<FileError>([&] { writeFileAtomically(target, std::string_view("0123456789")); }),
                    AllOf(HasSubstr("picture.png"), HasSubstr("the disk is full")));
        EXPECT_EQ(contentOf(target), "old");
        EXPECT_EQ(filesIn(folder.path()), 1);
    }
    const Fault fault({FileOperation::write, ENOSPC, 10});  // short writes, then just enough room
    writeFileAtomically(target, std::string_view("0123456789"));
    EXPECT_EQ(contentOf(target), "0123456789");
}

TEST(AtomicFile, KeepsTheOldFileWhenCreatingFlushingOrRenamingFails) {
    const TemporaryFolder folder;
    const auto target = folder.write("picture.png", "old");
    for (const auto operation : {FileOperation::create, FileOperation::sync, FileOperation::rename}) {
        const Fault fault({operation, EIO});
        EXPECT_THAT(messageOf<FileError>([&] { writeFileAtomically(target, std::string_view("new")); }),
                    HasSubstr("the disk reported an error"));
        EXPECT_EQ(contentOf(target), "old");
        EXPECT_EQ(filesIn(folder.path()), 1);
    }
}

TEST(AtomicFile, SaysWhenTheDiskDoesNotConfirmTheNewName) {
    const TemporaryFolder folder;
    const auto target = folder.path() / "picture.png";
    const Fault fault({FileOperation::syncFolder, EIO});
    EXPECT_THAT(messageOf<FileError>([&] { writeFileAtomically(target, std::string_view("whole")); }),
                AllOf(HasSubstr(folder.path().string()), HasSubstr("power cut")));
    EXPECT_EQ(contentOf(target), "whole");
}

TEST(MakeFolders, MakesThoseAboveAndSaysWhatTheDiskDoesNotConfirm) {
    const TemporaryFolder folder;
    makeFolders(folder.path() / "a/b/c");
    EXPECT_TRUE(fs::is_directory(folder.path() / "a/b/c"));
    makeFolders(folder.path() / "a/b/c");
    const auto file = folder.write("file", "");
    EXPECT_THROW(makeFolders(file / "d"), FileError);
    const Fault fault({FileOperation::syncFolder, EIO});
    EXPECT_THROW(makeFolders(folder.path() / "new"), FileError);
}

TEST(AtomicFile, CanNotBeCommittedAfterAWriteFailed) {
    const TemporaryFolder folder;
    AtomicFile file(folder / "a");
    {
        const Fault fault({FileOperation::write, ENOSPC});
        EXPECT_THROW(file.write("x"), FileError);
    }
    EXPECT_THROW(file.write("x"), FileError);
    EXPECT_THROW(file.commit(), FileError);
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(AtomicFile, TemporariesOfAKilledProgramAreRemovedButNotThoseInUse) {
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        AtomicFile file(folder / "killed");
        file.write("half");
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(filesIn(folder.path()), 1);
    EXPECT_FALSE(fs::exists(folder / "killed"));

    AtomicFile inUse(folder / "in use");
    inUse.write("whole");
    EXPECT_EQ(removeAbandonedTemporaries(folder.path()), 1);
    inUse.commit();
    EXPECT_EQ(contentOf(folder / "in use"), "whole");
    EXPECT_EQ(removeAbandonedTemporaries(folder.path()), 0);
    EXPECT_EQ(removeAbandonedTemporaries(folder / "nowhere"), 0);
}

}  // namespace
}  // namespace unclip
