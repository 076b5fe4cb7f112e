#pragma once

#include <filesystem>
#include <vector>

namespace unclip::cli {

/// Where models lie on this machine: the folder that fetched ones go to, and those that the user added, here or in the
/// window. Only in builds with the window, whose list this is.
std::vector<std::filesystem::path> knownModelFolders();

}  // namespace unclip::cli
