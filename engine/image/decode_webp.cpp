#include "engine/image/decode.h"
#include "engine/image/tiff_tags.h"
#include "engine/image/webp_chunks.h"

namespace unclip {
namespace {

constexpr std::size_t kFrameHeader = 16;
constexpr std::uint8_t kHasAnimation = 0x02;

int little24(std::span<const std::uint8_t> data, std::size_t offset) {
    return data[offset] | data[offset + 1] << 8 | data[offset + 2] << 16;
}

void checkSizes(const std::vector<WebpChunk>& chunks, const EncodedPicture& file) {
    for (const WebpChunk& chunk : chunks)
        if (const auto size = webpSize(chunk))
            file.checkSize(size->width, size->height);
}

/// An animation's first frame on a transparent canvas.
void decodeFrame(const WebpChunk& animationFrame, cv::Size canvas, const EncodedPicture& file,
                 DecodedPicture& picture) {
    const auto& data = animationFrame.data;
    if (data.size() < kFrameHeader)
        file.failDamaged("a frame is cut");
    const cv::Rect place(2 * little24(data, 0), 2 * little24(data, 3), little24(data, 6) + 1, little24(data, 9) + 1);
    if ((place & cv::Rect({0, 0}, canvas)) != place)
        file.failDamaged("a frame lies beyond the canvas");
    const auto chunks = webpChunks(data.subspan(kFrameHeader));
    if (!chunks)
        file.failDamaged("a frame is cut");
    checkSizes(*chunks, file);
    const WebpSize size{static_cast<std::uint32_t>(place.width), static_cast<std::uint32_t>(place.height)};
    DecodedPicture decoded;
    splitAlpha(decodeWithOpenCv(file, webpFile(size, *chunks, {.hasAlpha = true})), decoded);
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
    const auto chunks = webpFileChunks(file.bytes);
    if (!chunks)
        file.failDamaged("the file is shorter than it says");
    checkSizes(*chunks, file);

    DecodedPicture picture;
    cv::Size canvas;
    bool isAnimated = false;
    int frames = 0;
    const WebpChunk* firstFrame = nullptr;
    for (const WebpChunk& chunk : *chunks) {
        if (chunk.type == "VP8X" && webpSize(chunk)) {
            canvas = cv::Size(static_cast<int>(webpSize(chunk)->width), static_cast<int>(webpSize(chunk)->height));
            isAnimated = chunk.data[0] & kHasAnimation;
        } else if (chunk.type == "ICCP") {
            picture.profile.assign(chunk.data.begin(), chunk.data.end());
        } else if (chunk.type == "EXIF") {
            picture.orientation = exifOrientation(chunk.data);
        } else if (chunk.type == "ANMF" && ++frames == 1) {
            firstFrame = &chunk;
        }
    }
    if (!isAnimated) {
        splitAlpha(decodeWithOpenCv(file, file.bytes), picture);
        return picture;
    }
    if (!firstFrame)
        file.failDamaged("an animation without frames");
    decodeFrame(*firstFrame, canvas, file, picture);
    if (frames > 1)
        picture.notes.push_back(firstFrameNote());
    return picture;
}

}  // namespace unclip
