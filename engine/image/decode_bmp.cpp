#include "engine/image/decode.h"

namespace unclip {
namespace {

constexpr std::uint32_t kUncompressed = 0, kBitFields = 3, kAlphaBitFields = 6;
constexpr std::uint32_t kMaximumColours = 256;
constexpr std::uint32_t kOldHeader = 12;  // OS/2's: 16-bit sizes, no compression

}  // namespace

DecodedPicture decodeBmp(const EncodedPicture& file) {
    const std::uint64_t fileSize = file.little32(2), pixelStart = file.little32(10);
    const std::uint32_t header = file.little32(14);
    const bool isOld = header == kOldHeader;
    const std::uint64_t width = isOld ? file.little16(18) : file.little32(18);
    const auto signedHeight = static_cast<std::int32_t>(isOld ? file.little16(20) : file.little32(22));
    const std::uint64_t height = std::abs(static_cast<std::int64_t>(signedHeight));
    const std::uint64_t bits = isOld ? file.little16(24) : file.little16(28);
    const std::uint32_t compression = isOld ? kUncompressed : file.little32(30);
    file.checkSize(width, height);
    if (compression > kBitFields && compression != kAlphaBitFields)
        file.failDamaged("an unknown compression");
    if (!isOld && file.little32(46) > kMaximumColours)
        file.failDamaged("too many colours");
    if (fileSize > file.bytes.size() || pixelStart > file.bytes.size())
        file.failDamaged("the file is shorter than it says");
    const bool isPacked = compression != kUncompressed && compression != kBitFields && compression != kAlphaBitFields;
    const std::uint64_t pixelBytes = isPacked ? file.little32(34) : (width * bits + 31) / 32 * 4 * height;
    if (pixelBytes > file.bytes.size() - pixelStart)
        file.failDamaged("pixels are missing");

    DecodedPicture picture;
    splitAlpha(decodeWithOpenCv(file, file.bytes), picture);
    // Many programs leave the fourth byte at 0 without meaning a picture that can't be seen.
    if (!picture.alpha.empty() && cv::countNonZero(picture.alpha) == 0)
        picture.alpha.release();
    return picture;
}

}  // namespace unclip
