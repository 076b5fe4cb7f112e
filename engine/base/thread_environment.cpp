#include "engine/base/thread_environment.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace unclip {
namespace {

constexpr const char* kVariable = "GOMP_SPINCOUNT";
// Fractions of a millisecond. With fewer a picture takes longer on idle cores, with more it takes longer beside busy
// programs.
constexpr const char* kSpinsOfIdleCores = "5000";
constexpr const char* kSpinsOfBusyCores = "0";
constexpr const char* kSpinsForHours = "1000";

/// Whether others want to compute this moment: the kernel counts who would run if he could, this program among them.
bool othersCompute() {
    std::ifstream load("/proc/loadavg");
    std::string average;
    int running = 0;
    return load >> average >> average >> average >> running && running > 1;
}

const char* spinsFor(Stay stay) {
    if (stay == Stay::hours)
        return kSpinsForHours;
    return othersCompute() ? kSpinsOfBusyCores : kSpinsOfIdleCores;
}

bool isSet() {
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view variable(*entry);
        if (variable.starts_with("OMP_") || variable.starts_with("GOMP_"))
            return true;
    }
    return false;
}

}  // namespace

void startAgainWithThreadEnvironment(char** arguments, Stay stay) {
    if (!isSet() && setenv(kVariable, spinsFor(stay), 1) == 0)
        execv("/proc/self/exe", arguments);
}

}  // namespace unclip
