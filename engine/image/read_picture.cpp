#include "engine/image/read_picture.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

#include "engine/base/error.h"
#include "engine/base/regular_file.h"
#include "engine/base/stop_point.h"
#include "engine/base/wrong_content.h"
#include "engine/image/composite.h"
#include "engine/image/decode.h"
#include "engine/image/png_chunks.h"
#include "engine/image/quiet_standard_error.h"
#include "engine/image/webp_chunks.h"

namespace unclip {

Sentence firstFrameNote() {
    return says("Pictures", "It is animated; the first frame is used.");
}

Sentence onWhiteNote() {
    return says("Pictures", "Its transparent parts are shown on white.");
}

namespace {

namespace fs = std::filesystem;

constexpr std::array kEndings{".png", ".jpg",  ".jpeg", ".jpe", ".jfif", ".webp",
                              ".tif", ".tiff", ".bmp",  ".dib", ".gif",  ".apng"};

bool beginsWith(std::span<const std::uint8_t> bytes, std::string_view start) {
    return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

DecodedPicture decode(const EncodedPicture& file) {
    using namespace std::string_view_literals;
    const auto bytes = file.bytes;
    if (bytes.empty())
        throw PictureError(says("Pictures", "The picture %1 is empty (0 bytes).").with(file.name));
    if (isPng(bytes))
        return decodePng(file);
    if (beginsWith(bytes, "\xff\xd8\xff"))
        return decodeJpeg(file);
    if (isWebp(bytes))
        return decodeWebp(file);
    if (beginsWith(bytes, "II*\0"sv) || beginsWith(bytes, "MM\0*"sv) || beginsWith(bytes, "II+\0"sv) ||
        beginsWith(bytes, "MM\0+"sv))
        return decodeTiff(file);
    if (beginsWith(bytes, "GIF8"))
        return decodeGif(file);
    if (beginsWith(bytes, "BM"))
        return decodeBmp(file);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (const Sentence wrong = wrongContentOf(file.name, text); !wrong.isEmpty())
        throw PictureError(wrong);
    throw PictureError(says("Pictures", "%1 is not a picture that can be read; use PNG, JPEG, WebP, TIFF, BMP or GIF.")
                           .with(file.name));
}

/// Turns a picture as EXIF says, so that it stands upright.
cv::Mat upright(const cv::Mat& picture, int orientation) {
    cv::Mat turned = picture;
    if (picture.empty())
        return turned;
    if (orientation >= 5)
        cv::transpose(picture, turned);
    switch (orientation) {
        case 2:
        case 6:
            cv::flip(turned, turned, 1);
            break;
        case 3:
        case 7:
            cv::flip(turned, turned, -1);
            break;
        case 4:
        case 8:
            cv::flip(turned, turned, 0);
            break;
        default:
            break;
    }
    return turned;
}

}  // namespace

void EncodedPicture::failDamaged(const std::string& details) const {
    throw PictureError(says("Pictures", "The picture %1 can't be read: it is damaged or cut short.").with(name),
                       details);
}

void EncodedPicture::checkSize(std::uint64_t width, std::uint64_t height) const {
    if (width == 0 || height == 0)
        failDamaged("a side of 0 pixels");
    const auto side = static_cast<std::uint64_t>(limits.side), pixels = static_cast<std::uint64_t>(limits.pixels);
    if (width > side || height > side || width * height > pixels)
        throw PictureError(says("Pictures",
                                "The picture %1 is %2 × %3 pixels; at most %4 a side and %5 million in all can be "
                                "read. Make it smaller first.")
                               .with(name, width, height, side, pixels / 1'000'000));
}

std::uint32_t EncodedPicture::little16(std::size_t offset) const {
    if (offset + 2 > bytes.size())
        failDamaged("the header is cut");
    return static_cast<std::uint32_t>(bytes[offset] | bytes[offset + 1] << 8);
}

std::uint32_t EncodedPicture::little32(std::size_t offset) const {
    return little16(offset) | little16(offset + 2) << 16;
}

cv::Mat decodeWithOpenCv(const EncodedPicture& file, std::span<const std::uint8_t> bytes) {
    // Its warnings about damaged files would reach the terminal; what is wrong is said by the exception.
    const QuietStandardError quiet;
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    stopPoint();
    const cv::Mat data(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::uint8_t*>(bytes.data()));
    cv::Mat pixels;
    try {
        pixels = cv::imdecode(data, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception& error) {
        file.failDamaged(error.what());
    }
    stopPoint();  // in between it can't be stopped: the largest picture takes seconds
    if (pixels.empty())
        file.failDamaged("the decoder gave no pixels");
    return pixels;
}

void splitAlpha(const cv::Mat& pixels, DecodedPicture& picture) {
    if (pixels.channels() != 4) {
        picture.pixels = pixels;
        return;
    }
    cv::extractChannel(pixels, picture.alpha, 3);
    picture.pixels.create(pixels.size(), CV_MAKETYPE(pixels.depth(), 3));
    cv::mixChannels(pixels, picture.pixels, {0, 0, 1, 1, 2, 2});
}

std::vector<std::uint8_t> readPictureBytes(const fs::path& file, std::uintmax_t limit) {
    FileContent content = readRegularFile(file, limit);
    switch (content.fault) {
        case ReadFault::none:
            break;
        case ReadFault::missing:
            throw PictureError(says("Pictures", "There is no picture %1.").with(file));
        case ReadFault::folder:
            throw PictureError(says("Pictures", "%1 is a folder, not a picture.").with(file));
        case ReadFault::notRegular:
            throw PictureError(says("Pictures", "%1 is not a file that a picture can be read from.").with(file));
        case ReadFault::tooLarge:
            throw PictureError(says("Pictures", "The picture %1 has %2 MB; at most %3 MB can be read.")
                                   .with(file, content.size >> 20, limit >> 20));
        case ReadFault::unreadable:
            throw PictureError(says("Pictures", "The picture %1 can't be read: %2.").with(file, content.reason));
    }
    return std::move(content.bytes);
}

Picture readPicture(const fs::path& file, const PictureLimits& limits) {
    return readPicture(readPictureBytes(file, limits.fileBytes), file.string(), limits);
}

Picture readPicture(std::span<const std::uint8_t> bytes, const std::string& name, const PictureLimits& limits) {
    DecodedPicture decoded = decode({bytes, name, limits});
    stopPoint();
    Picture picture;
    picture.notes = std::move(decoded.notes);
    decoded.notes.clear();
    picture.pixels = upright(toSrgb(decoded, picture.notes), decoded.orientation);
    const cv::Mat alpha = toEightBit(decoded.alpha);
    if (!alpha.empty() && cv::countNonZero(alpha == 255) < static_cast<int>(alpha.total())) {
        picture.alpha = upright(alpha, decoded.orientation);
        compositeOnWhite(picture.pixels, picture.alpha);
        picture.notes.push_back(onWhiteNote());
    }
    return picture;
}

bool looksLikePicture(const fs::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace unclip
