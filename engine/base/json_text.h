#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/base/sentence.h"

namespace unclip {

inline constexpr std::size_t kMaximumJsonBytes = 16 << 20;
inline constexpr int kMaximumJsonDepth = 64;
inline constexpr std::size_t kMaximumJsonValues = 1 << 20;  // each takes up to a hundred bytes of memory

/// The text of a small file. Throws ModelError when it is missing, no regular file, unreadable or larger than
/// `maximumBytes`.
std::string readSmallFile(const std::filesystem::path& file, std::size_t maximumBytes = kMaximumJsonBytes);

/// Parses JSON from strangers: size, values and depth are limited before memory is taken. `origin` names the file in
/// errors. Throws ModelError with the line and column of a mistake.
nlohmann::json parseJson(std::string_view text, const std::string& origin);

/// A value in an error message: shortened, always valid UTF-8.
Sentence shortened(const nlohmann::json& value);

}  // namespace unclip
