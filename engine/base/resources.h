#pragma once

#include <filesystem>

namespace unclip {

/// The folder with what ships with the program: "resources" of the source tree for a program that was just built,
/// "share/unclip-studio" beside an installed one, or what the environment variable UNCLIP_RESOURCES names.
/// Throws FileError when there is none.
std::filesystem::path resourcesFolder();

/// The folder of the user's guide: "guide" in the resourcesFolder() of an installed program, "docs/guide" beside that
/// of a source tree. Throws FileError when there is none.
std::filesystem::path guideFolder();

/// The folder of the model that is meant by `given`: that folder, or the snapshot of "owner/name" in Hugging Face's
/// cache where there is no such folder. Empty: the model that ships with the program.
std::filesystem::path modelOrShipped(const std::filesystem::path& given);

/// The same, but that empty stays empty.
std::filesystem::path modelOrNamed(const std::filesystem::path& given);

}  // namespace unclip
