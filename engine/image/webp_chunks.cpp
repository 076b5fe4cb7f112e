#include "engine/image/webp_chunks.h"

#include <algorithm>

namespace unclip {
namespace {

constexpr std::size_t kChunkHeader = 8, kFileHeader = 12;
constexpr std::uint8_t kHasProfile = 0x20, kHasAlpha = 0x10, kHasExif = 0x08, kHasXmp = 0x04;

using Bytes = std::span<const std::uint8_t>;

std::string_view asText(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::uint32_t little(Bytes bytes, std::size_t offset, int size) {
    std::uint32_t value = 0;
    for (int i = size - 1; i >= 0; --i) value = value << 8 | bytes[offset + i];
    return value;
}

void appendLittle(std::vector<std::uint8_t>& bytes, std::size_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

void appendText(std::vector<std::uint8_t>& bytes, std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
}

void appendChunk(std::vector<std::uint8_t>& bytes, std::string_view type, Bytes data) {
    if (data.empty())
        return;
    appendText(bytes, type);
    appendLittle(bytes, data.size(), 4);
    bytes.insert(bytes.end(), data.begin(), data.end());
    if (data.size() % 2 == 1)
        bytes.push_back(0);
}

bool holdsPixels(const WebpChunk& chunk) {
    return chunk.type == "ALPH" || chunk.type == "VP8 " || chunk.type == "VP8L";
}

}  // namespace

bool isWebp(Bytes bytes) {
    return bytes.size() >= kFileHeader && asText(bytes.first(4)) == "RIFF" && asText(bytes.subspan(8, 4)) == "WEBP";
}

std::optional<std::vector<WebpChunk>> webpChunks(Bytes list) {
    std::vector<WebpChunk> chunks;
    while (!list.empty()) {
        if (list.size() < kChunkHeader)
            return {};
        const std::size_t length = little(list, 4, 4);
        const std::size_t padded = length + length % 2;
        if (padded > list.size() - kChunkHeader)
            return {};
        chunks.push_back(
            {asText(list.first(4)), list.subspan(kChunkHeader, length), list.first(kChunkHeader + padded)});
        list = list.subspan(kChunkHeader + padded);
    }
    return chunks;
}

std::optional<std::vector<WebpChunk>> webpFileChunks(Bytes file) {
    if (!isWebp(file))
        return {};
    const std::size_t length = little(file, 4, 4) + kChunkHeader;
    if (length < kFileHeader || length > file.size())
        return {};
    return webpChunks(file.subspan(kFileHeader, length - kFileHeader));
}

std::optional<WebpSize> webpSize(const WebpChunk& chunk) {
    const Bytes data = chunk.data;
    if (chunk.type == "VP8 " && data.size() >= 10)
        return WebpSize{little(data, 6, 2) & 0x3FFF, little(data, 8, 2) & 0x3FFF};
    if (chunk.type == "VP8L" && data.size() >= 5) {
        const std::uint32_t bits = little(data, 1, 4);
        return WebpSize{(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
    }
    if (chunk.type == "VP8X" && data.size() >= 10)
        return WebpSize{little(data, 4, 3) + 1, little(data, 7, 3) + 1};
    return {};
}

std::vector<std::uint8_t> webpFile(WebpSize size, const std::vector<WebpChunk>& chunks, const WebpExtras& extras) {
    std::vector<std::uint8_t> header{
        static_cast<std::uint8_t>((extras.profile.empty() ? 0 : kHasProfile) | (extras.hasAlpha ? kHasAlpha : 0) |
                                  (extras.exif.empty() ? 0 : kHasExif) | (extras.xmp.empty() ? 0 : kHasXmp))};
    appendLittle(header, 0, 3);
    appendLittle(header, size.width - 1, 3);
    appendLittle(header, size.height - 1, 3);

    std::vector<std::uint8_t> body;
    appendText(body, "WEBP");
    appendChunk(body, "VP8X", header);
    appendChunk(body, "ICCP", extras.profile);
    for (const WebpChunk& chunk : chunks)
        if (holdsPixels(chunk))
            body.insert(body.end(), chunk.whole.begin(), chunk.whole.end());
    appendChunk(body, "EXIF", extras.exif);
    appendChunk(body, "XMP ", extras.xmp);

    std::vector<std::uint8_t> file;
    appendText(file, "RIFF");
    appendLittle(file, body.size(), 4);
    file.insert(file.end(), body.begin(), body.end());
    return file;
}

}  // namespace unclip
