#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace unclip {

struct JpegSegment {
    std::uint8_t marker;                 ///< 0xE1 for APP1, …
    std::span<const std::uint8_t> data;  ///< points into the file
};

bool isJpeg(std::span<const std::uint8_t> bytes);

/// The segments before the first scan, up to one that is cut. Any number of fill bytes may stand before a marker.
std::vector<JpegSegment> jpegSegments(std::span<const std::uint8_t> bytes);

/// The EXIF block, with the name before it; empty when there is none.
std::span<const std::uint8_t> exifOfJpeg(const std::vector<JpegSegment>& segments);

/// The colour profile, put together from its numbered parts; empty when there is none or a part is missing.
std::vector<std::uint8_t> profileOfJpeg(const std::vector<JpegSegment>& segments);

}  // namespace unclip
