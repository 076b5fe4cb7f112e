#pragma once

#include <array>
#include <string>

namespace unclip {

/// GPT-2's printable alphabet of bytes (Radford et al. 2019, section 2.2): byte 'a' is "a", byte 0x20 is "Ġ", as UTF-8.
const std::array<std::string, 256>& byteAlphabet();

/// The bytes in the order of CLIP's vocabulary: printable ones first.
const std::array<unsigned char, 256>& bytesInVocabularyOrder();

/// What the last token of a word carries.
inline constexpr const char* kWordEnd = "</w>";

}  // namespace unclip
