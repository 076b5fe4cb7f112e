#pragma once

#include <cstdint>
#include <filesystem>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/sentence.h"
#include "engine/image/metadata.h"

namespace unclip {

enum class PictureFormat { png, jpeg, webp, tiff };

const char* name(PictureFormat format);       ///< "PNG"
const char* extension(PictureFormat format);  ///< ".png"

/// By the ending of a file name, whatever its case; absent when it is none of the four.
std::optional<PictureFormat> formatOfName(const std::filesystem::path& file);

struct WriteOptions {
    std::optional<PictureFormat> format;      ///< absent: by the file's ending
    int quality = 92;                         ///< 1..100, JPEG and WebP; WebP at 100 is lossless
    std::optional<PictureMetadata> metadata;  ///< absent: nothing is said about how the picture was made
    bool tagSrgb = true;                      ///< PNG: sRGB chunk; the others: an sRGB ICC profile
    bool replaces = true;                     ///< false: a file that is there stays, and writing throws
};

/// Writes a picture whole or not at all: whatever fails, a file that was there before stays as it was, and no half file
/// ever stands under the final name. File names may hold any Unicode.
///
/// pixels   CV_8U, grey, BGR or BGRA (JPEG: alpha composited on white)
/// returns  sentences worth telling ("The prompt is too long for a JPEG's metadata and was left out.")
/// Throws PictureError naming the file: folder missing or not writable, name is a folder, disk full, unknown ending,
/// size beyond the format's.
std::vector<Sentence> writePicture(const std::filesystem::path& file, const cv::Mat& pixels,
                                   const WriteOptions& options = {});

/// Whether writePicture() could write there, asked before the work of painting: throws the PictureError that it would
/// throw for the folder, the permission or the file's ending.
void requireWritable(const std::filesystem::path& file);

/// The bytes that writePicture() writes.
std::vector<std::uint8_t> encodePicture(const cv::Mat& pixels, PictureFormat format, const WriteOptions& options,
                                        std::vector<Sentence>* notes = nullptr);

/// The bytes of an encoded picture (any of the four formats) with its metadata replaced and its pixels untouched.
std::vector<std::uint8_t> withMetadata(const std::vector<std::uint8_t>& encoded, const PictureMetadata& metadata,
                                       std::vector<Sentence>* notes = nullptr);

}  // namespace unclip
