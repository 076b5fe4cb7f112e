#pragma once

#include <cstdint>
#include <filesystem>
#include <opencv2/core.hpp>
#include <span>
#include <string>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/request/request.h"

namespace unclip {

/// A picture as a good viewer shows it: upright, in sRGB, 8 bits a channel.
struct Picture {
    cv::Mat pixels;               ///< CV_8UC3, BGR; transparent parts composited on white
    cv::Mat alpha;                ///< CV_8UC1, 0 transparent … 255 opaque; empty when the whole picture is opaque
    std::vector<Sentence> notes;  ///< sentences worth telling: "Transparent parts are shown on white."
};

/// What a picture may be at most. Checked against the file's header, before memory is taken.
struct PictureLimits {
    int side = kMaximumPictureSide;     ///< pixels
    std::int64_t pixels = 150'000'000;  ///< width × height
    std::uintmax_t fileBytes = 1ull << 30;
};

/// Reads PNG, JPEG, WebP, TIFF, BMP and GIF, told apart by their content: 1 to 16 bits and floating point, grey,
/// palette, CMYK, interlaced, any ICC profile or PNG gamma (converted to sRGB), EXIF orientation; the first frame when
/// animated. Throws PictureError naming the file when it is missing, damaged, cut short, too large or of another kind.
Picture readPicture(const std::filesystem::path& file, const PictureLimits& limits = {});

/// The same from memory; `name` stands for the file in messages.
Picture readPicture(std::span<const std::uint8_t> bytes, const std::string& name, const PictureLimits& limits = {});

/// The note of a picture whose transparent parts were laid on white.
Sentence onWhiteNote();

/// The bytes of a regular file of at most `limit` bytes. Throws PictureError.
std::vector<std::uint8_t> readPictureBytes(const std::filesystem::path& file, std::uintmax_t limit);

/// Whether a file name ends like one of the kinds that readPicture() knows (".png", ".JPG", …).
bool looksLikePicture(const std::filesystem::path& file);

}  // namespace unclip
