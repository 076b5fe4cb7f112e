// Ctrl+C: what is finished stays, and the program says that it was stopped.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "engine/image/metadata.h"
#include "tests/base/temporary_folder.h"

namespace unclip {
namespace {

TEST(UnclipGenerate, StoppedByASignalKeepsTheFinishedPicturesAndSaysSo) {
    const TemporaryFolder folder;
    const auto first = folder / "fox.png", log = folder / "log";
    const pid_t program = fork();
    ASSERT_GE(program, 0);
    if (program == 0) {
        if (freopen(log.c_str(), "w", stderr) && freopen("/dev/null", "w", stdout))
            execl(UNCLIP_PROGRAM, "unclip", "generate", "fox", "--count", "1000", "--prior-steps", "2",
                  "--decoder-steps", "2", "--upsampler-steps", "2", "--model", UNCLIP_GOLDEN "/karlo-small/model",
                  "--out", first.c_str(), nullptr);
        _exit(127);
    }
    for (int i = 0; i < 3000 && !std::filesystem::exists(first); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    kill(program, SIGTERM);
    int status = 0;
    ASSERT_EQ(waitpid(program, &status, 0), program);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 1);
    EXPECT_EQ(contentOf(log), "unclip: Stopped.\n");
    const PictureMetadata metadata = readMetadata(first);
    EXPECT_EQ(metadata.request->prompt, "fox");
    EXPECT_EQ(metadata.modelName, "model");
    EXPECT_EQ(metadata.modelHash.size(), 32u);
    EXPECT_EQ(metadata.device, "CPU");
    EXPECT_FALSE(std::filesystem::exists(folder / "fox-1000.png"));
}

}  // namespace
}  // namespace unclip
