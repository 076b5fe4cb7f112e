#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/image/read_picture.h"

namespace unclip {

/// What a file's decoder found, before orientation and colours are settled.
struct DecodedPicture {
    cv::Mat pixels;                     ///< CV_8U or CV_16U; 1 channel: grey, 3: BGR, 4: CMYK with 0 for no ink
    cv::Mat alpha;                      ///< same depth, one channel, not premultiplied; empty when the file has none
    int orientation = 1;                ///< EXIF, 1..8
    std::vector<std::uint8_t> profile;  ///< ICC; empty: none
    double gamma = 0.0;                 ///< PNG's gAMA, for example 0.45455; 0: none
    std::optional<std::array<double, 8>> primaries;  ///< PNG's cHRM: x and y of white, red, green, blue
    std::vector<Sentence> notes;
};

/// The bytes of a file while they are decoded, with what is needed to complain about them.
struct EncodedPicture {
    std::span<const std::uint8_t> bytes;
    std::string name;
    PictureLimits limits;

    /// Throws PictureError: the file is damaged or cut short.
    [[noreturn]] void failDamaged(const std::string& details) const;

    /// Throws PictureError when the size is beyond the limits, and when a side is 0.
    void checkSize(std::uint64_t width, std::uint64_t height) const;

    /// Little-endian number of 2 or 4 bytes; fails as damaged beyond the end.
    std::uint32_t little16(std::size_t offset) const;
    std::uint32_t little32(std::size_t offset) const;
};

Sentence firstFrameNote();  ///< what is told about animated files

// One decoder a format, each in its own file. All throw PictureError.
DecodedPicture decodePng(const EncodedPicture& file);
DecodedPicture decodeJpeg(const EncodedPicture& file);
DecodedPicture decodeWebp(const EncodedPicture& file);
DecodedPicture decodeTiff(const EncodedPicture& file);
DecodedPicture decodeBmp(const EncodedPicture& file);
DecodedPicture decodeGif(const EncodedPicture& file);

/// For the formats that OpenCV reads well once their headers were checked: its pixels as they are (IMREAD_UNCHANGED),
/// or failDamaged().
cv::Mat decodeWithOpenCv(const EncodedPicture& file, std::span<const std::uint8_t> bytes);

/// Splits BGRA into colours and alpha; leaves other channel counts alone.
void splitAlpha(const cv::Mat& pixels, DecodedPicture& picture);

/// Grey, BGR or CMYK of any depth to sRGB, CV_8UC3 BGR. A damaged profile is ignored and noted.
cv::Mat toSrgb(const DecodedPicture& picture, std::vector<Sentence>& notes);

/// 16 bits to the nearest 8-bit value; 8 bits as they are.
cv::Mat toEightBit(const cv::Mat& pixels);

}  // namespace unclip
