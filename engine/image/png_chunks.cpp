#include "engine/image/png_chunks.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

#include "engine/base/stop_point.h"
#include "engine/image/text_encoding.h"

namespace unclip {
namespace {

constexpr std::size_t kFrame = 12;  // bytes of a chunk beside its data

std::uint32_t bigEndian32(std::span<const std::uint8_t> bytes) {
    return static_cast<std::uint32_t>(bytes[0]) << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

void append32(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint32_t checksum(std::span<const std::uint8_t> bytes) {
    return static_cast<std::uint32_t>(crc32(0, bytes.data(), static_cast<uInt>(bytes.size())));
}

std::string_view asText(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Absent when the stream is damaged or holds more than `budget` bytes, which what was unpacked is taken from.
std::optional<std::string> inflated(std::string_view packed, std::size_t& budget) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string text;
    std::array<char, 16384> block;
    int status = Z_OK;
    while (status == Z_OK && text.size() <= budget) {
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = block.size();
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(block.data(), block.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    const bool isTooLong = text.size() > budget;
    budget -= std::min(budget, text.size());
    if (status != Z_STREAM_END || isTooLong)
        return {};
    return text;
}

/// Cuts `rest` behind its first NUL and returns what stood before it; absent when there is none.
std::optional<std::string_view> takeWord(std::string_view& rest) {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos)
        return {};
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return word;
}

/// The text behind a chunk's keyword.
std::optional<std::string> textOf(const PngChunk& chunk, std::string_view rest, std::size_t& budget) {
    if (chunk.type == "tEXt")
        return fromUtf8OrLatin1(rest);
    if (chunk.type == "zTXt" && !rest.empty() && rest[0] == 0) {
        const auto text = inflated(rest.substr(1), budget);
        return text ? std::optional(fromUtf8OrLatin1(*text)) : std::nullopt;
    }
    if (chunk.type != "iTXt" || rest.size() < 2)
        return {};
    const bool isPacked = rest[0] == 1;
    rest.remove_prefix(2);
    if (!takeWord(rest) || !takeWord(rest))  // language, translated keyword
        return {};
    return isPacked ? inflated(rest, budget) : std::string(rest);
}

/// The first letter's case tells whether a picture can't be shown without the chunk.
bool isCritical(const PngChunk& chunk) {
    return chunk.type[0] >= 'A' && chunk.type[0] <= 'Z';
}

/// What may be unpacked of a file's texts: text packs to a tenth, seldom less than to a thirtieth.
std::size_t textBudget(std::size_t fileBytes) {
    constexpr std::size_t kAlways = 1 << 20, kAtMost = 16 << 20, kPacked = 32;
    return std::min(kAtMost, kAlways + fileBytes * kPacked);
}

}  // namespace

bool isPng(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= kPngSignature.size() &&
           std::equal(kPngSignature.begin(), kPngSignature.end(), bytes.begin());
}

std::vector<PngChunk> pngChunks(std::span<const std::uint8_t> bytes) {
    std::vector<PngChunk> chunks;
    if (!isPng(bytes))
        return chunks;
    auto rest = bytes.subspan(kPngSignature.size());
    while (rest.size() >= kFrame) {
        stopPoint();
        const std::size_t length = bigEndian32(rest);
        if (length > rest.size() - kFrame)
            break;
        const bool isDamaged = bigEndian32(rest.subspan(8 + length)) != checksum(rest.subspan(4, 4 + length));
        const PngChunk chunk{asText(rest.subspan(4, 4)), rest.subspan(8, length), rest.first(length + kFrame),
                             isDamaged};
        if (isDamaged && isCritical(chunk))
            break;
        chunks.push_back(chunk);
        rest = rest.subspan(length + kFrame);
        if (chunk.type == "IEND")
            break;
    }
    return chunks;
}

std::vector<std::uint8_t> pngChunk(std::string_view type, std::span<const std::uint8_t> data) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(data.size() + kFrame);
    append32(bytes, static_cast<std::uint32_t>(data.size()));
    bytes.insert(bytes.end(), type.begin(), type.end());
    bytes.insert(bytes.end(), data.begin(), data.end());
    append32(bytes, checksum(std::span(bytes).subspan(4)));
    return bytes;
}

std::vector<std::uint8_t> internationalText(std::string_view keyword, std::string_view text) {
    std::vector<std::uint8_t> data(keyword.begin(), keyword.end());
    data.insert(data.end(), 5, 0);  // ends the keyword; not compressed, method 0; no language, no translated keyword
    data.insert(data.end(), text.begin(), text.end());
    return data;
}

std::vector<PngText> pngTexts(std::span<const std::uint8_t> bytes, std::span<const std::string_view> keywords) {
    std::vector<PngText> texts;
    std::size_t budget = textBudget(bytes.size());
    for (const PngChunk& chunk : pngChunks(bytes)) {
        if (chunk.isDamaged || (chunk.type != "tEXt" && chunk.type != "zTXt" && chunk.type != "iTXt"))
            continue;
        std::string_view rest = asText(chunk.data);
        const auto keyword = takeWord(rest);
        const auto isThere = [&](const PngText& text) { return text.keyword == *keyword; };
        if (!keyword || std::ranges::find(keywords, *keyword) == keywords.end() || std::ranges::any_of(texts, isThere))
            continue;
        if (auto text = textOf(chunk, rest, budget))
            texts.push_back({std::string(*keyword), std::move(*text)});
    }
    return texts;
}

}  // namespace unclip
