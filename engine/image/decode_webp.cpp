#include <cstring>

#include "engine/image/decode.h"
#include "engine/image/tiff_tags.h"

namespace unclip {
namespace {

constexpr std::size_t kChunkHeader = 8;
constexpr std::size_t kFrameHeader = 16;
constexpr std::uint8_t kHasAnimation = 0x02, kHasAlpha = 0x10;

struct Chunk {
    std::string type;
    std::span<const std::uint8_t> data;
    std::span<const std::uint8_t> whole;  // with header and padding
};

std::vector<Chunk> chunksOf(std::span<const std::uint8_t> rest, const EncodedPicture& file) {
    std::vector<Chunk> chunks;
    while (!rest.empty()) {
        if (rest.size() < kChunkHeader)
            file.failDamaged("a chunk's header is cut");
        const std::size_t length = rest[4] | rest[5] << 8 | rest[6] << 16 | static_cast<std::size_t>(rest[7]) << 24;
        const std::size_t padded = length + length % 2;
        if (padded > rest.size() - kChunkHeader)
            file.failDamaged("a chunk is cut");
        chunks.push_back({std::string(rest.begin(), rest.begin() + 4), rest.subspan(kChunkHeader, length),
                          rest.subspan(0, kChunkHeader + padded)});
        rest = rest.subspan(kChunkHeader + padded);
    }
    return chunks;
}

std::uint32_t little24(std::span<const std::uint8_t> data, std::size_t offset) {
    return data[offset] | data[offset + 1] << 8 | data[offset + 2] << 16;
}

/// The size that a bitstream chunk says.
void checkBitstream(const Chunk& chunk, const EncodedPicture& file) {
    const auto& data = chunk.data;
    if (chunk.type == "VP8 ") {
        if (data.size() < 10)
            file.failDamaged("the frame header is cut");
        file.checkSize((data[6] | data[7] << 8) & 0x3FFF, (data[8] | data[9] << 8) & 0x3FFF);
    } else if (chunk.type == "VP8L") {
        if (data.size() < 5)
            file.failDamaged("the frame header is cut");
        const std::uint32_t bits = little24(data, 1) | static_cast<std::uint32_t>(data[4]) << 24;
        file.checkSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
    }
}

void append(std::vector<std::uint8_t>& bytes, std::span<const std::uint8_t> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void append24(std::vector<std::uint8_t>& bytes, std::uint32_t value) {
    for (int shift = 0; shift < 24; shift += 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

/// A file of its own around the bitstream of an animation's frame.
std::vector<std::uint8_t> standalone(const std::vector<Chunk>& frame, std::uint32_t width, std::uint32_t height) {
    std::vector<std::uint8_t> body{'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0, kHasAlpha, 0, 0, 0};
    append24(body, width - 1);
    append24(body, height - 1);
    for (const Chunk& chunk : frame)
        if (chunk.type == "ALPH" || chunk.type == "VP8 " || chunk.type == "VP8L")
            append(body, chunk.whole);
    std::vector<std::uint8_t> bytes{'R', 'I', 'F', 'F'};
    append24(bytes, static_cast<std::uint32_t>(body.size()));
    bytes.push_back(static_cast<std::uint8_t>(body.size() >> 24));
    append(bytes, body);
    return bytes;
}

/// The first frame on a transparent canvas.
void decodeFirstFrame(const Chunk& animationFrame, cv::Size canvas, const EncodedPicture& file,
                      DecodedPicture& picture) {
    const auto& data = animationFrame.data;
    if (data.size() < kFrameHeader)
        file.failDamaged("a frame is cut");
    const cv::Rect place(2 * static_cast<int>(little24(data, 0)), 2 * static_cast<int>(little24(data, 3)),
                         static_cast<int>(little24(data, 6)) + 1, static_cast<int>(little24(data, 9)) + 1);
    if ((place & cv::Rect({0, 0}, canvas)) != place)
        file.failDamaged("a frame lies beyond the canvas");
    const auto frame = chunksOf(data.subspan(kFrameHeader), file);
    for (const Chunk& chunk : frame) checkBitstream(chunk, file);
    DecodedPicture decoded;
    splitAlpha(decodeWithOpenCv(file, standalone(frame, place.width, place.height)), decoded);
    if (decoded.pixels.size() != place.size() || decoded.pixels.type() != CV_8UC3)
        file.failDamaged("a frame is not of the size it says");
    picture.pixels = cv::Mat(canvas, CV_8UC3, cv::Scalar::all(255));
    picture.alpha = cv::Mat::zeros(canvas, CV_8UC1);
    decoded.pixels.copyTo(picture.pixels(place));
    if (decoded.alpha.empty())
        picture.alpha(place) = 255;
    else
        decoded.alpha.copyTo(picture.alpha(place));
}

}  // namespace

DecodedPicture decodeWebp(const EncodedPicture& file) {
    constexpr std::size_t kRiffHeader = 12;
    const std::size_t length = static_cast<std::size_t>(file.little32(4)) + kChunkHeader;
    if (length < kRiffHeader || length > file.bytes.size())
        file.failDamaged("the file is shorter than it says");
    const auto chunks = chunksOf(file.bytes.subspan(kRiffHeader, length - kRiffHeader), file);

    DecodedPicture picture;
    cv::Size canvas;
    bool isAnimated = false;
    for (const Chunk& chunk : chunks) {
        checkBitstream(chunk, file);
        if (chunk.type == "VP8X" && chunk.data.size() >= 10) {
            file.checkSize(little24(chunk.data, 4) + 1, little24(chunk.data, 7) + 1);
            canvas =
                cv::Size(static_cast<int>(little24(chunk.data, 4)) + 1, static_cast<int>(little24(chunk.data, 7)) + 1);
            isAnimated = chunk.data[0] & kHasAnimation;
        } else if (chunk.type == "ICCP") {
            picture.profile.assign(chunk.data.begin(), chunk.data.end());
        } else if (chunk.type == "EXIF") {
            picture.orientation = exifOrientation(chunk.data);
        }
    }
    if (!isAnimated) {
        splitAlpha(decodeWithOpenCv(file, file.bytes.subspan(0, length)), picture);
        return picture;
    }
    const auto first = std::find_if(chunks.begin(), chunks.end(), [](const Chunk& c) { return c.type == "ANMF"; });
    if (first == chunks.end())
        file.failDamaged("an animation without frames");
    decodeFirstFrame(*first, canvas, file, picture);
    if (std::count_if(chunks.begin(), chunks.end(), [](const Chunk& c) { return c.type == "ANMF"; }) > 1)
        picture.notes.push_back(kFirstFrameNote);
    return picture;
}

}  // namespace unclip
