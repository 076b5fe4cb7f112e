#include "engine/device/resident_memory.h"

#include <fstream>
#include <string>

namespace unclip {
namespace {

std::uint64_t kibibytesOf(const std::string& key, const char* file = "/proc/self/status") {
    std::ifstream status(file);
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ":"))
            return std::stoull(line.substr(key.size() + 1)) * 1024;
    return 0;
}

}  // namespace

std::uint64_t residentBytes() {
    return kibibytesOf("VmRSS");
}
std::uint64_t peakResidentBytes() {
    return kibibytesOf("VmHWM");
}
std::uint64_t availableSystemBytes() {
    return kibibytesOf("MemAvailable", "/proc/meminfo");
}
void resetPeakResidentBytes() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace unclip
