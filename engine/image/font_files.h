#pragma once

#include <filesystem>
#include <vector>

namespace unclip {

/// Font files of this machine (TrueType, OpenType, collections): first those that suit captions, then the rest by name.
/// Looks once and remembers.
const std::vector<std::filesystem::path>& fontFiles();

}  // namespace unclip
