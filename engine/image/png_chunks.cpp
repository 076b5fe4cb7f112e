#include "engine/image/png_chunks.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

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

std::string fromLatin1(std::string_view text) {
    std::string utf8;
    for (const unsigned char c : text) {
        if (c < 0x80) {
            utf8 += static_cast<char>(c);
        } else {
            utf8 += static_cast<char>(0xC0 | c >> 6);
            utf8 += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return utf8;
}

/// Absent when the stream is damaged or holds more than `limit` bytes.
std::optional<std::string> inflated(std::string_view packed, std::size_t limit) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string text;
    std::array<char, 16384> block;
    int status = Z_OK;
    while (status == Z_OK && text.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = block.size();
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(block.data(), block.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END || text.size() > limit)
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

std::optional<PngText> textOf(const PngChunk& chunk, std::size_t limit) {
    std::string_view rest = asText(chunk.data);
    const auto keyword = takeWord(rest);
    if (!keyword)
        return {};
    std::optional<std::string> text;
    if (chunk.type == "tEXt") {
        text = fromLatin1(rest);
    } else if (chunk.type == "zTXt" && !rest.empty() && rest[0] == 0) {
        text = inflated(rest.substr(1), limit);
        if (text)
            text = fromLatin1(*text);
    } else if (chunk.type == "iTXt" && rest.size() >= 2) {
        const bool isPacked = rest[0] == 1;
        rest.remove_prefix(2);
        if (!takeWord(rest) || !takeWord(rest))  // language, translated keyword
            return {};
        text = isPacked ? inflated(rest, limit) : std::string(rest);
    }
    if (!text || text->size() > limit)
        return {};
    return PngText{fromLatin1(*keyword), *text};
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
        const std::size_t length = bigEndian32(rest);
        if (length > rest.size() - kFrame)
            break;
        const PngChunk chunk{asText(rest.subspan(4, 4)), rest.subspan(8, length), rest.subspan(0, length + kFrame)};
        if (bigEndian32(rest.subspan(8 + length)) != checksum(rest.subspan(4, 4 + length)))
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

std::vector<PngText> pngTexts(std::span<const std::uint8_t> bytes, std::size_t maximumBytes) {
    std::vector<PngText> texts;
    for (const PngChunk& chunk : pngChunks(bytes)) {
        if (chunk.type != "tEXt" && chunk.type != "zTXt" && chunk.type != "iTXt")
            continue;
        if (auto text = textOf(chunk, maximumBytes)) {
            maximumBytes -= text->text.size();
            texts.push_back(std::move(*text));
        }
    }
    return texts;
}

}  // namespace unclip
