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
};

/// The chunks of a PNG in their order, up to IEND or the first that is damaged or cut.
std::vector<PngChunk> pngChunks(std::span<const std::uint8_t> bytes);

/// A chunk's bytes: length, type, data, checksum.
std::vector<std::uint8_t> pngChunk(std::string_view type, std::span<const std::uint8_t> data);

/// The data of an iTXt chunk: UTF-8, not compressed.
std::vector<std::uint8_t> internationalText(std::string_view keyword, std::string_view text);

struct PngText {
    std::string keyword, text;  ///< UTF-8
};

/// The text chunks (tEXt, zTXt, iTXt), at most `maximumBytes` of unpacked text all together; larger and damaged ones
/// are skipped, whatever size they claim.
std::vector<PngText> pngTexts(std::span<const std::uint8_t> bytes, std::size_t maximumBytes);

}  // namespace unclip
