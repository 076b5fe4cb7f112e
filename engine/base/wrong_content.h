#pragma once

#include <filesystem>
#include <string_view>

#include "engine/base/sentence.h"

namespace unclip {

/// Says what was saved in place of a file, told by its first bytes: Git LFS's placeholder, or a web page (an error, a
/// login, a question). Empty when it is neither.
Sentence wrongContentOf(const std::filesystem::path& file, std::string_view bytes);

}  // namespace unclip
