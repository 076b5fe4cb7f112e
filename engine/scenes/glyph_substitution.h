#pragma once

#include <cstdint>
#include <vector>

namespace unclip {

/// The one glyph that stands for a whole sequence (person + joiner + rocket = astronaut), from the ligatures of a
/// font's GSUB table (OpenType 1.9, lookup types 4 and 7). 0 when the font has none. Any bytes are safe to read.
std::uint32_t ligature(const std::vector<std::uint8_t>& gsub, const std::vector<std::uint32_t>& glyphs);

}  // namespace unclip
