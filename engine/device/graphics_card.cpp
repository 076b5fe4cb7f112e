#include "engine/device/graphics_card.h"

#include <algorithm>
#include <fstream>
#include <vector>

namespace unclip {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entriesOf(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        entries.push_back(entry->path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

std::string lineOf(const fs::path& file, const std::string& beginning = "") {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(beginning))
            return line.substr(beginning.size());
    return "";
}

}  // namespace

std::optional<std::string> graphicsCard(const fs::path& root) {
    for (const auto& card : entriesOf(root / "proc/driver/nvidia/gpus")) {
        const std::string model = lineOf(card / "information", "Model:");
        const auto begin = model.find_first_not_of(" \t");
        return begin == std::string::npos ? "NVIDIA" : model.substr(begin);
    }
    for (const auto& device : entriesOf(root / "sys/bus/pci/devices")) {
        const bool isDisplay = lineOf(device / "class").starts_with("0x03");
        if (isDisplay && lineOf(device / "vendor") == "0x10de")
            return "NVIDIA";
    }
    // Where the driver is another system's (in a container), its devices are all there is to see.
    if (fs::exists(root / "dev/nvidia0"))
        return "NVIDIA";
    return std::nullopt;
}

}  // namespace unclip
