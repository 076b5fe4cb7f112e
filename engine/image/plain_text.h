#pragma once

#include <string>
#include <string_view>

namespace unclip {

/// Valid UTF-8 without control characters but tabs and line ends, and without characters that XML forbids: what may be
/// written into metadata. Malformed bytes become U+FFFD.
std::string plainText(std::string_view text);

/// The first `maximumBytes` of UTF-8, never cut within a character.
std::string cutText(std::string_view text, std::size_t maximumBytes);

/// At most `maximumBytes` of UTF-8, never cut within a character; "…" at its end when it was cut.
std::string shortenedText(const std::string& text, std::size_t maximumBytes);

}  // namespace unclip
