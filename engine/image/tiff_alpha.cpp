#include "engine/image/tiff_alpha.h"

#include <cstring>

#include "engine/image/tiff_tags.h"

namespace unclip {
namespace {

constexpr std::uint16_t kExtraSamples = 338, kShort = 3, kStraightAlpha = 2;
constexpr std::size_t kFirstDirectory = 4, kEntryBytes = 12;  // where the header says its offset; size of an entry

template <typename Number>
Number numberAt(const std::vector<std::uint8_t>& bytes, std::size_t offset) {
    Number number;
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
}

template <typename Number>
void append(std::vector<std::uint8_t>& bytes, Number number) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(&number);
    bytes.insert(bytes.end(), first, first + sizeof number);
}

}  // namespace

std::vector<std::uint8_t> withStraightAlpha(std::vector<std::uint8_t> tiff) {
    const auto tags = TiffTags::read(tiff);
    if (!tags || tags->isBigEndian() || tags->number(kExtraSamples))
        return tiff;
    const std::size_t directory = numberAt<std::uint32_t>(tiff, kFirstDirectory);
    const auto count = numberAt<std::uint16_t>(tiff, directory);
    const std::size_t entries = directory + sizeof count;
    if (tiff.size() % 2 != 0)
        tiff.push_back(0);  // directories begin at even offsets
    const auto begin = static_cast<std::uint32_t>(tiff.size());
    append(tiff, static_cast<std::uint16_t>(count + 1));
    std::size_t copied = 0;  // entries are in the order of their tags
    for (; copied < count && numberAt<std::uint16_t>(tiff, entries + copied * kEntryBytes) < kExtraSamples; ++copied) {
    }
    const auto copy = [&](std::size_t from, std::size_t to) {
        const std::vector<std::uint8_t> part(tiff.begin() + static_cast<std::ptrdiff_t>(entries + from * kEntryBytes),
                                             tiff.begin() + static_cast<std::ptrdiff_t>(entries + to * kEntryBytes));
        tiff.insert(tiff.end(), part.begin(), part.end());
    };
    copy(0, copied);
    append(tiff, kExtraSamples);
    append(tiff, kShort);
    append(tiff, std::uint32_t{1});
    append(tiff, std::uint32_t{kStraightAlpha});
    copy(copied, count);
    append(tiff, std::uint32_t{0});  // no directory follows
    std::memcpy(tiff.data() + kFirstDirectory, &begin, sizeof begin);
    return tiff;
}

}  // namespace unclip
