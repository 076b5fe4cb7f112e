#include <cmath>
#include <limits>

#include "engine/base/error.h"
#include "engine/base/stop_point.h"
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
    kSamplesPerPixel = 277,
    kStripByteCounts = 279,
    kPlanarConfiguration = 284,
    kTileOffsets = 324,
    kTileByteCounts = 325,
    kExtraSamples = 338,
    kSampleFormat = 339,
    kProfile = 34675,
};
enum Photometric : std::uint64_t { kWhiteIsZero, kBlackIsZero, kRgb, kPalette, kMaskOnly, kInk, kYCbCr };
constexpr std::uint64_t kSeparatePlanes = 2;
constexpr std::uint64_t kUnsignedNumbers = 1, kFloatingPoint = 3;
constexpr std::uint64_t kAssociatedAlpha = 1, kStraightAlpha = 2;

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
    for (int y = 0; y < values.rows; ++y) {
        stopPoint();
        for (int x = 0; x < values.cols; ++x) largest = std::max(largest, values.at<float>(y, x));
    }
    if (largest > 1.0f)
        picture.notes.push_back(says("Pictures", "Its brightness goes beyond white and was scaled down."));
    values.convertTo(values, CV_16U, 65535.0 / std::max(largest, 1.0f));
    return values.reshape(pixels.channels());
}

/// Whether OpenCV reads this kind as it is meant. Up to 8 bits libtiff itself makes RGB of everything; above, samples
/// are taken as they lie.
bool isKnownKind(const TiffTags& tags) {
    const std::uint64_t bits = tags.number(kBitsPerSample).value_or(1);
    const std::uint64_t samples = tags.number(kSamplesPerPixel).value_or(1);
    const std::uint64_t format = tags.number(kSampleFormat).value_or(kUnsignedNumbers);
    const std::uint64_t photometric = tags.number(kPhotometric).value_or(kRgb);
    if (photometric > kYCbCr || photometric == kMaskOnly)
        return false;
    if (bits <= 8)  // of grey with alpha the alpha would get lost
        return format == kUnsignedNumbers && !(photometric <= kBlackIsZero && samples > 1);
    const bool isPlain = (photometric <= kRgb && (samples == 1 || samples == 3 || samples == 4)) &&
                         (samples == 1 || tags.number(kPlanarConfiguration).value_or(1) != kSeparatePlanes);
    return isPlain && (bits == 16 ? format == kUnsignedNumbers : bits == 32 && format == kFloatingPoint);
}

/// Colours that were multiplied by their alpha, divided again; 0 where alpha is 0.
void unpremultiply(cv::Mat& colours, const cv::Mat& alpha) {
    std::vector<cv::Mat> planes;
    cv::split(colours, planes);
    for (cv::Mat& plane : planes) cv::divide(plane, alpha, plane, colours.depth() == CV_16U ? 65535.0 : 255.0);
    cv::merge(planes, colours);
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
    if (!isKnownKind(*tags))
        throw PictureError(says("Pictures",
                                "The picture %1 is a kind of TIFF that can't be read; save it as PNG, or as TIFF with "
                                "8 bits a channel.")
                               .with(file.name));

    DecodedPicture picture;
    const auto profile = tags->bytes(kProfile);
    picture.profile.assign(profile.begin(), profile.end());
    cv::Mat pixels = decodeWithOpenCv(file, file.bytes);
    if (pixels.depth() == CV_32F || pixels.depth() == CV_64F)
        pixels = fromFloat(pixels, picture);
    splitAlpha(pixels, picture);
    // libtiff multiplies by alpha where it makes 8-bit RGB.
    const std::uint64_t alphaKind = tags->number(kExtraSamples).value_or(0);
    const bool isPremultiplied =
        alphaKind == kAssociatedAlpha || (alphaKind == kStraightAlpha && pixels.depth() == CV_8U);
    if (!picture.alpha.empty() && isPremultiplied)
        unpremultiply(picture.pixels, picture.alpha);
    return picture;
}

}  // namespace unclip
