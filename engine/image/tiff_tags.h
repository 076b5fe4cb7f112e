#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace unclip {

/// The first directory of a TIFF file, or of an EXIF block, which has the same form. Never reads outside of the bytes.
class TiffTags {
public:
    /// Absent when the bytes don't begin like a TIFF file or its directory lies outside.
    static std::optional<TiffTags> read(std::span<const std::uint8_t> bytes);

    /// Whether a value of the directory lies, wholly or in part, beyond the end of the bytes.
    bool isCut() const { return isCut_; }

    /// The directory that an entry points to, as EXIF's own entries are (tag 34665). Absent when there is none.
    std::optional<TiffTags> directory(std::uint16_t tag) const;

    bool isBigEndian() const { return isBigEndian_; }
    std::optional<std::uint64_t> number(std::uint16_t tag) const;  ///< the first number of an entry
    std::vector<std::uint64_t> numbers(std::uint16_t tag) const;   ///< all whole numbers of an entry
    std::span<const std::uint8_t> bytes(std::uint16_t tag) const;  ///< an entry's bytes as they are

private:
    struct Entry {
        std::uint16_t type;
        std::span<const std::uint8_t> value;
    };
    std::uint64_t unsignedAt(std::span<const std::uint8_t> bytes, std::size_t offset, int size) const;
    bool readDirectory(std::uint64_t offset);

    std::span<const std::uint8_t> all_;
    bool isBigEndian_ = false;
    bool isBig_ = false;  // BigTIFF: 64-bit offsets
    bool isCut_ = false;
    std::map<std::uint16_t, Entry> entries_;
};

/// EXIF orientation, 1..8, of a block that may begin with "Exif\0\0"; 1 when it says nothing valid.
int exifOrientation(std::span<const std::uint8_t> exif);

/// EXIF's user comment as UTF-8, which some programs fill with their "parameters" text; empty when there is none.
std::string exifComment(std::span<const std::uint8_t> exif);

/// EXIF's camera model as UTF-8, which ComfyUI fills with its graph; empty when there is none.
std::string exifModel(std::span<const std::uint8_t> exif);

}  // namespace unclip
