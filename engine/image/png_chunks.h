#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unclip {

inline constexpr std::array<std::uint8_t, 8> kPngSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

bool isPng(std::span<const std::uint8_t> bytes);

struct PngChunk {
    std::string_view type;                ///< four letters; points into the file
    std::span<const std::uint8_t> data;   ///< points into the file
    std::span<const std::uint8_t> whole;  ///< length, type, data and checksum
    bool isDamaged = false;               ///< its checksum is wrong
};

/// The chunks of a PNG in their order, up to IEND, the first that is cut or the first damaged one without which there
/// is no picture (IHDR, PLTE, IDAT). Others are there with isDamaged set: nothing is to be read from them.
std::vector<PngChunk> pngChunks(std::span<const std::uint8_t> bytes);

/// A chunk's bytes: length, type, data, checksum.
std::vector<std::uint8_t> pngChunk(std::string_view type, std::span<const std::uint8_t> data);

/// The data of an iTXt chunk: UTF-8, not compressed.
std::vector<std::uint8_t> internationalText(std::string_view keyword, std::string_view text);

struct PngText {
    std::string keyword, text;  ///< UTF-8
};

/// The first whole text chunk (tEXt, zTXt, iTXt) of each of these keywords. No more than 16 MB are unpacked, and no
/// more than a text that big could need in a file of this size, damaged streams included; what is beyond that is
/// skipped, whatever size it claims.
std::vector<PngText> pngTexts(std::span<const std::uint8_t> bytes, std::span<const std::string_view> keywords);

}  // namespace unclip
