#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace unclip {

/// The name of the first NVIDIA GPU of this machine, whether or not libtorch can use it: as its driver tells it, or
/// "NVIDIA" where there is a card without a driver. Nothing where there is none. `root` stands before /proc and /sys.
std::optional<std::string> graphicsCard(const std::filesystem::path& root = "/");

}  // namespace unclip
