#include "engine/image/tiff_tags.h"

#include <array>
#include <cstring>

#include "engine/image/text_encoding.h"

namespace unclip {
namespace {

constexpr std::uint16_t kModel = 272, kOrientation = 274;
constexpr std::uint16_t kExifDirectory = 34665, kUserComment = 37510;
constexpr std::size_t kMaximumComment = 4 << 20;
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
    tags.all_ = bytes;
    tags.isBigEndian_ = bytes[0] == 'M';
    const std::uint64_t version = tags.unsignedAt(bytes, 2, 2);
    tags.isBig_ = version == 43;
    if ((version != 42 && !tags.isBig_) || (tags.isBig_ && bytes.size() < 16))
        return {};
    if (!tags.readDirectory(tags.isBig_ ? tags.unsignedAt(bytes, 8, 8) : tags.unsignedAt(bytes, 4, 4)))
        return {};
    return tags;
}

bool TiffTags::readDirectory(std::uint64_t directory) {
    const int offsetSize = isBig_ ? 8 : 4, countSize = isBig_ ? 8 : 2;
    const std::size_t entrySize = isBig_ ? 20 : 12;
    if (directory < 8 || directory > all_.size() - countSize)
        return false;
    const std::uint64_t count = unsignedAt(all_, directory, countSize);
    const std::uint64_t first = directory + countSize;
    if (count > kMaximumEntries || count * entrySize > all_.size() - first)
        return false;
    isCut_ = first + count * entrySize + offsetSize > all_.size();  // the next directory's offset

    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t entry = first + i * entrySize;
        const auto type = static_cast<std::uint16_t>(unsignedAt(all_, entry + 2, 2));
        const std::uint64_t values = unsignedAt(all_, entry + 4, offsetSize);
        const int size = type < kTypeSizes.size() ? kTypeSizes[type] : 0;
        if (size == 0 || values > all_.size()) {
            isCut_ = isCut_ || size != 0;
            continue;
        }
        const std::uint64_t length = values * size;
        const std::size_t place = entry + 4 + offsetSize;
        const std::uint64_t offset =
            length <= static_cast<std::uint64_t>(offsetSize) ? place : unsignedAt(all_, place, offsetSize);
        if (length > all_.size() || offset > all_.size() - length) {
            isCut_ = true;
            continue;
        }
        entries_.try_emplace(static_cast<std::uint16_t>(unsignedAt(all_, entry, 2)),
                             Entry{type, all_.subspan(offset, length)});
    }
    return true;
}

std::optional<TiffTags> TiffTags::directory(std::uint16_t tag) const {
    const auto offset = number(tag);
    TiffTags tags;
    tags.all_ = all_;
    tags.isBigEndian_ = isBigEndian_;
    tags.isBig_ = isBig_;
    if (!offset || !tags.readDirectory(*offset))
        return {};
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

namespace {

std::optional<TiffTags> tagsOfExif(std::span<const std::uint8_t> exif) {
    if (exif.size() >= 6 && std::memcmp(exif.data(), "Exif\0\0", 6) == 0)
        exif = exif.subspan(6);
    return TiffTags::read(exif);
}

}  // namespace

int exifOrientation(std::span<const std::uint8_t> exif) {
    const auto tags = tagsOfExif(exif);
    const auto orientation = tags ? tags->number(kOrientation) : std::nullopt;
    return orientation && *orientation >= 1 && *orientation <= 8 ? static_cast<int>(*orientation) : 1;
}

std::string exifComment(std::span<const std::uint8_t> exif) {
    const auto tags = tagsOfExif(exif);
    const auto own = tags ? tags->directory(kExifDirectory) : std::nullopt;
    const auto comment = own ? own->bytes(kUserComment) : std::span<const std::uint8_t>();
    if (comment.empty() || comment.size() > kMaximumComment)
        return {};
    return textOfUserComment(comment, own->isBigEndian() ? ByteOrder::big : ByteOrder::little);
}

std::string exifModel(std::span<const std::uint8_t> exif) {
    const auto tags = tagsOfExif(exif);
    const auto model = tags ? tags->bytes(kModel) : std::span<const std::uint8_t>();
    if (model.size() > kMaximumComment)
        return {};
    const std::string_view text(reinterpret_cast<const char*>(model.data()), model.size());
    return fromUtf8OrLatin1(text.substr(0, text.find('\0')));
}

}  // namespace unclip
