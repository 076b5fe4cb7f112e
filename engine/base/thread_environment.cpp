#include "engine/base/thread_environment.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace unclip {
namespace {

constexpr const char* kVariable = "GOMP_SPINCOUNT";
// A fraction of a millisecond. With fewer a picture takes longer on idle cores, with more it takes longer beside busy
// programs.
constexpr const char* kSpins = "5000";

bool isSet() {
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view variable(*entry);
        if (variable.starts_with("OMP_") || variable.starts_with("GOMP_"))
            return true;
    }
    return false;
}

}  // namespace

void startAgainWithThreadEnvironment(char** arguments) {
    if (!isSet() && setenv(kVariable, kSpins, 1) == 0)
        execv("/proc/self/exe", arguments);
}

}  // namespace unclip
