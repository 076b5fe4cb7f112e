#include <cmath>
#include <limits>

#include "engine/image/decode.h"
#include "engine/image/tiff_tags.h"

namespace unclip {
namespace {

enum Tag : std::uint16_t {
    kWidth = 256,
    kHeight = 257,
    kBitsPerSample = 258,
    kPhotometric = 262,
    kStripOffsets = 273,
    kOrientation = 274,
    kStripByteCounts = 279,
    kTileOffsets = 324,
    kTileByteCounts = 325,
    kExtraSamples = 338,
    kProfile = 34675,
};

void checkPieces(const TiffTags& tags, Tag offsetTag, Tag countTag, const EncodedPicture& file) {
    const auto offsets = tags.numbers(offsetTag), counts = tags.numbers(countTag);
    for (std::size_t i = 0; i < std::min(offsets.size(), counts.size()); ++i)
        if (counts[i] > file.bytes.size() || offsets[i] > file.bytes.size() - counts[i])
            file.failDamaged("pixels are missing");
}

/// Floating point to 16 bits. 0..1 is taken as black to white; a picture with larger numbers is scaled by its largest.
cv::Mat fromFloat(const cv::Mat& pixels, DecodedPicture& picture) {
    cv::Mat values;
    pixels.reshape(1).convertTo(values, CV_32F);
    float largest = 0.0f;
    values.forEach<float>([](float& value, const int*) { value = std::isfinite(value) ? value : 0.0f; });
    for (int y = 0; y < values.rows; ++y)
        for (int x = 0; x < values.cols; ++x) largest = std::max(largest, values.at<float>(y, x));
    if (largest > 1.0f)
        picture.notes.push_back("Its brightness goes beyond white and was scaled down.");
    values.convertTo(values, CV_16U, 65535.0 / std::max(largest, 1.0f));
    return values.reshape(pixels.channels());
}

}  // namespace

DecodedPicture decodeTiff(const EncodedPicture& file) {
    const auto tags = TiffTags::read(file.bytes);
    if (!tags)
        file.failDamaged("no directory");
    file.checkSize(tags->number(kWidth).value_or(0), tags->number(kHeight).value_or(0));
    if (tags->isCut())
        file.failDamaged("values are missing");
    checkPieces(*tags, kStripOffsets, kStripByteCounts, file);
    checkPieces(*tags, kTileOffsets, kTileByteCounts, file);

    DecodedPicture picture;
    const auto profile = tags->bytes(kProfile);
    picture.profile.assign(profile.begin(), profile.end());
    cv::Mat pixels = decodeWithOpenCv(file, file.bytes);
    if (pixels.depth() == CV_32F || pixels.depth() == CV_64F)
        pixels = fromFloat(pixels, picture);
    splitAlpha(pixels, picture);
    return picture;
}

}  // namespace unclip
