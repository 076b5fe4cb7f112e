#include "engine/base/thread_environment.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace unclip {
namespace {

constexpr int kWentOn = 42;

/// How a child ends that starts again with a test of this program: that test's exit code, or kWentOn when it was not
/// started again. `variable`: all that it has of OpenMP's environment.
int endOfChild(const char* variable, const char* test) {
    const pid_t child = fork();
    if (child == 0) {
        std::vector<std::string> names;
        for (char** entry = environ; *entry != nullptr; ++entry) {
            const std::string each(*entry);
            if (each.starts_with("OMP_") || each.starts_with("GOMP_"))
                names.push_back(each.substr(0, each.find('=')));
        }
        for (const auto& name : names) unsetenv(name.c_str());
        if (variable != nullptr)
            setenv(variable, "2", 1);
        std::string words[] = {"unclip_base_tests", std::string("--gtest_filter=") + test,
                               "--gtest_also_run_disabled_tests"};
        char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
        startAgainWithThreadEnvironment(arguments, Stay::oneJob);
        _exit(kWentOn);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Started by the test below, as a main() is.
TEST(ThreadEnvironment, DISABLED_IsSetInTheProgramThatIsStartedAgain) {
    ASSERT_NE(std::getenv("GOMP_SPINCOUNT"), nullptr);
    std::string self = "unclip_base_tests";
    char* arguments[] = {self.data(), nullptr};
    startAgainWithThreadEnvironment(arguments, Stay::oneJob);  // not once more
}

TEST(ThreadEnvironment, AProgramStartsAgainOnceWhereTheUserSaidNothing) {
    EXPECT_EQ(endOfChild(nullptr, "ThreadEnvironment.DISABLED_IsSetInTheProgramThatIsStartedAgain"), 0);
}

TEST(ThreadEnvironment, DISABLED_ThreadsSleepAtOnce) {
    EXPECT_STREQ(std::getenv("GOMP_SPINCOUNT"), "0");
}

TEST(ThreadEnvironment, BesideABusyProgramThreadsThatWaitSleepAtOnce) {
    const pid_t busy = fork();
    if (busy == 0)
        for (std::atomic<unsigned> turns;;) ++turns;
    EXPECT_EQ(endOfChild(nullptr, "ThreadEnvironment.DISABLED_ThreadsSleepAtOnce"), 0);
    kill(busy, SIGKILL);
    waitpid(busy, nullptr, 0);
}

TEST(ThreadEnvironment, IsLeftAloneWhereTheUserSaidAnything) {
    EXPECT_EQ(endOfChild("OMP_NUM_THREADS", "*"), kWentOn);
    EXPECT_EQ(endOfChild("GOMP_SPINCOUNT", "*"), kWentOn);
}

}  // namespace
}  // namespace unclip
