#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace unclip {

struct WebpChunk {
    std::string_view type;                ///< four letters; points into the file
    std::span<const std::uint8_t> data;   ///< points into the file
    std::span<const std::uint8_t> whole;  ///< with header and padding
};

bool isWebp(std::span<const std::uint8_t> bytes);

/// The chunks between which a list of chunks is divided; absent when one is cut.
std::optional<std::vector<WebpChunk>> webpChunks(std::span<const std::uint8_t> list);

/// The chunks of a whole file; absent when it is shorter than it says.
std::optional<std::vector<WebpChunk>> webpFileChunks(std::span<const std::uint8_t> file);

struct WebpSize {
    std::uint32_t width, height;
};

/// The size that a chunk with pixels ("VP8 ", "VP8L") or with the canvas ("VP8X") says; absent for others and when it
/// is cut.
std::optional<WebpSize> webpSize(const WebpChunk& chunk);

/// What a file holds besides its pixels.
struct WebpExtras {
    std::span<const std::uint8_t> profile, exif, xmp;  ///< empty: none
    bool hasAlpha = false;
};

/// A file with an extended header around the chunks that hold a picture's pixels ("ALPH", "VP8 ", "VP8L"); others are
/// left out.
std::vector<std::uint8_t> webpFile(WebpSize size, const std::vector<WebpChunk>& chunks, const WebpExtras& extras);

}  // namespace unclip
