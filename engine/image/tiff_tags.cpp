#include "engine/image/tiff_tags.h"

#include <array>
#include <cstring>

namespace unclip {
namespace {

constexpr std::uint16_t kOrientation = 274;
constexpr std::uint64_t kMaximumEntries = 4096;

/// Bytes of one value of each type; 0 for types that don't exist.
constexpr std::array<int, 19> kTypeSizes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

}  // namespace

std::uint64_t TiffTags::unsignedAt(std::span<const std::uint8_t> bytes, std::size_t offset, int size) const {
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i) value = value << 8 | bytes[offset + (isBigEndian_ ? i : size - 1 - i)];
    return value;
}

std::optional<TiffTags> TiffTags::read(std::span<const std::uint8_t> bytes) {
    TiffTags tags;
    if (bytes.size() < 8 || (std::memcmp(bytes.data(), "II", 2) != 0 && std::memcmp(bytes.data(), "MM", 2) != 0))
        return {};
    tags.isBigEndian_ = bytes[0] == 'M';
    const std::uint64_t version = tags.unsignedAt(bytes, 2, 2);
    const bool isBig = version == 43;  // BigTIFF: 64-bit offsets
    if ((version != 42 && !isBig) || (isBig && bytes.size() < 16))
        return {};
    const int offsetSize = isBig ? 8 : 4, countSize = isBig ? 8 : 2;
    const std::size_t entrySize = isBig ? 20 : 12;

    const std::uint64_t directory = tags.unsignedAt(bytes, isBig ? 8 : 4, offsetSize);
    if (directory < 8 || directory > bytes.size() - countSize)
        return {};
    const std::uint64_t count = tags.unsignedAt(bytes, directory, countSize);
    const std::uint64_t first = directory + countSize;
    if (count > kMaximumEntries || count * entrySize > bytes.size() - first)
        return {};
    tags.isCut_ = first + count * entrySize + offsetSize > bytes.size();  // the next directory's offset

    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t entry = first + i * entrySize;
        const auto type = static_cast<std::uint16_t>(tags.unsignedAt(bytes, entry + 2, 2));
        const std::uint64_t values = tags.unsignedAt(bytes, entry + 4, offsetSize);
        const int size = type < kTypeSizes.size() ? kTypeSizes[type] : 0;
        if (size == 0 || values > bytes.size()) {
            tags.isCut_ = tags.isCut_ || size != 0;
            continue;
        }
        const std::uint64_t length = values * size;
        const std::size_t place = entry + 4 + offsetSize;
        const std::uint64_t offset =
            length <= static_cast<std::uint64_t>(offsetSize) ? place : tags.unsignedAt(bytes, place, offsetSize);
        if (length > bytes.size() || offset > bytes.size() - length) {
            tags.isCut_ = true;
            continue;
        }
        tags.entries_.try_emplace(static_cast<std::uint16_t>(tags.unsignedAt(bytes, entry, 2)),
                                  Entry{type, bytes.subspan(offset, length)});
    }
    return tags;
}

std::vector<std::uint64_t> TiffTags::numbers(std::uint16_t tag) const {
    const auto found = entries_.find(tag);
    if (found == entries_.end())
        return {};
    const auto& [type, value] = found->second;
    const bool isWhole = type == 1 || type == 3 || type == 4 || type == 6 || type == 8 || type == 9 || type == 13 ||
                         (type >= 16 && type <= 18);
    if (!isWhole)
        return {};
    const int size = kTypeSizes[type];
    std::vector<std::uint64_t> numbers(value.size() / size);
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = unsignedAt(value, i * size, size);
    return numbers;
}

std::optional<std::uint64_t> TiffTags::number(std::uint16_t tag) const {
    const auto all = numbers(tag);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::span<const std::uint8_t> TiffTags::bytes(std::uint16_t tag) const {
    const auto found = entries_.find(tag);
    return found == entries_.end() ? std::span<const std::uint8_t>() : found->second.value;
}

int exifOrientation(std::span<const std::uint8_t> exif) {
    if (exif.size() >= 6 && std::memcmp(exif.data(), "Exif\0\0", 6) == 0)
        exif = exif.subspan(6);
    const auto tags = TiffTags::read(exif);
    const auto orientation = tags ? tags->number(kOrientation) : std::nullopt;
    return orientation && *orientation >= 1 && *orientation <= 8 ? static_cast<int>(*orientation) : 1;
}

}  // namespace unclip
