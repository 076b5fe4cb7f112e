#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace unclip {

bool isUtf8(std::string_view text);

/// Latin-1 (ISO 8859-1) as UTF-8; any bytes are valid.
std::string fromLatin1(std::string_view text);

/// What most programs mean by text whose format says Latin-1: UTF-8 where it is valid UTF-8, else Latin-1.
std::string fromUtf8OrLatin1(std::string_view text);

enum class ByteOrder { little, big };

/// EXIF's UserComment as UTF-8, however the program that wrote it understood the standard: a character code of 8 bytes
/// ("ASCII", "UNICODE", zeros) or none; UTF-16 in either order, told by a byte order mark, else by where the zero bytes
/// of Latin letters stand, else as the EXIF block's own; UTF-8 or Latin-1 under any code. The mark, and NULs and blanks
/// that fill up the end, are no part of it.
std::string textOfUserComment(std::span<const std::uint8_t> comment, ByteOrder blockOrder);

}  // namespace unclip
