#include "engine/image/jpeg_segments.h"

#include <cstring>
#include <map>
#include <string_view>

namespace unclip {
namespace {

constexpr std::uint8_t kStartOfScan = 0xDA, kApp1 = 0xE1, kApp2 = 0xE2;
constexpr std::string_view kProfileName("ICC_PROFILE\0", 12);
constexpr std::size_t kProfileHeader = 14;  // name, number of the part, number of parts

bool beginsWith(std::span<const std::uint8_t> data, std::string_view name) {
    return data.size() >= name.size() && std::memcmp(data.data(), name.data(), name.size()) == 0;
}

}  // namespace

bool isJpeg(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= 2 && bytes[0] == 0xFF && bytes[1] == 0xD8;
}

std::vector<JpegSegment> jpegSegments(std::span<const std::uint8_t> bytes) {
    std::vector<JpegSegment> segments;
    std::size_t at = isJpeg(bytes) ? 2 : bytes.size();
    while (at + 4 <= bytes.size() && bytes[at] == 0xFF) {
        const std::uint8_t marker = bytes[at + 1];
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const std::size_t length = bytes[at + 2] << 8 | bytes[at + 3];
        if (marker == kStartOfScan || length < 2 || at + 2 + length > bytes.size())
            break;
        segments.push_back({marker, bytes.subspan(at + 4, length - 2)});
        at += 2 + length;
    }
    return segments;
}

std::span<const std::uint8_t> exifOfJpeg(const std::vector<JpegSegment>& segments) {
    for (const JpegSegment& segment : segments)
        if (segment.marker == kApp1 && beginsWith(segment.data, "Exif"))
            return segment.data;
    return {};
}

std::vector<std::uint8_t> profileOfJpeg(const std::vector<JpegSegment>& segments) {
    std::map<int, std::span<const std::uint8_t>> parts;
    int wanted = 0;
    for (const JpegSegment& segment : segments) {
        if (segment.marker != kApp2 || !beginsWith(segment.data, kProfileName) || segment.data.size() < kProfileHeader)
            continue;
        wanted = segment.data[13];
        parts.emplace(segment.data[12], segment.data.subspan(kProfileHeader));
    }
    if (parts.empty() || static_cast<int>(parts.size()) != wanted || parts.begin()->first != 1 ||
        parts.rbegin()->first != wanted)
        return {};
    std::vector<std::uint8_t> profile;
    for (const auto& [number, part] : parts) profile.insert(profile.end(), part.begin(), part.end());
    return profile;
}

}  // namespace unclip
