#include "engine/scenes/glyph_substitution.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace unclip {
namespace {

/// Big-endian numbers; what lies beyond the table reads as 0, and no count is larger than what fits into the table.
class Table {
public:
    explicit Table(const std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

    std::uint32_t u16(std::size_t at) const {
        return at + 2 <= bytes_.size() ? static_cast<std::uint32_t>(bytes_[at] << 8 | bytes_[at + 1]) : 0;
    }
    std::size_t u32(std::size_t at) const { return std::size_t{u16(at)} << 16 | u16(at + 2); }

    /// The number of entries of `size` bytes that begin after the count at `at`.
    std::uint32_t count(std::size_t at, std::size_t size) const {
        const std::size_t room = at + 2 < bytes_.size() ? (bytes_.size() - at - 2) / size : 0;
        return static_cast<std::uint32_t>(std::min<std::size_t>(u16(at), room));
    }

    std::optional<std::uint32_t> coverageIndex(std::size_t coverage, std::uint32_t glyph) const {
        const std::uint32_t format = u16(coverage), entries = count(coverage + 2, format == 1 ? 2 : 6);
        for (std::uint32_t i = 0; i < entries; ++i) {
            if (format == 1 && u16(coverage + 4 + 2 * i) == glyph) {
                return i;
            }
            const std::size_t range = coverage + 4 + std::size_t{6} * i;
            if (format == 2 && glyph >= u16(range) && glyph <= u16(range + 2)) {
                return u16(range + 4) + glyph - u16(range);
            }
        }
        return std::nullopt;
    }

    /// Ligature substitution, format 1: sets by first glyph, each a list of remaining glyphs and the result.
    std::uint32_t ligatureIn(std::size_t subtable, const std::vector<std::uint32_t>& glyphs) const {
        const auto index = coverageIndex(subtable + u16(subtable + 2), glyphs.front());
        if (u16(subtable) != 1 || !index || *index >= u16(subtable + 4)) {
            return 0;
        }
        const std::size_t set = subtable + u16(subtable + 6 + std::size_t{2} * *index);
        for (std::uint32_t i = 0; i < count(set, 2); ++i) {
            const std::size_t entry = set + u16(set + 2 + std::size_t{2} * i);
            bool matches = u16(entry + 2) == glyphs.size();
            for (std::size_t k = 1; matches && k < glyphs.size(); ++k) {
                matches = u16(entry + 2 + 2 * k) == glyphs[k];
            }
            if (matches) {
                return u16(entry);
            }
        }
        return 0;
    }

private:
    const std::vector<std::uint8_t>& bytes_;
};

}  // namespace

std::uint32_t ligature(const std::vector<std::uint8_t>& gsub, const std::vector<std::uint32_t>& glyphs) {
    constexpr std::uint32_t kLigature = 4, kExtension = 7;
    if (glyphs.size() < 2) {
        return glyphs.empty() ? 0 : glyphs.front();
    }
    const Table table(gsub);
    const std::size_t lookups = table.u16(8);
    for (std::uint32_t i = 0; i < table.count(lookups, 2); ++i) {
        const std::size_t lookup = lookups + table.u16(lookups + 2 + std::size_t{2} * i);
        for (std::uint32_t k = 0; k < table.count(lookup + 4, 2); ++k) {
            std::uint32_t type = table.u16(lookup);
            std::size_t subtable = lookup + table.u16(lookup + 6 + std::size_t{2} * k);
            if (type == kExtension) {
                type = table.u16(subtable + 2);
                subtable += table.u32(subtable + 4);
            }
            const std::uint32_t found = type == kLigature ? table.ligatureIn(subtable, glyphs) : 0;
            if (found != 0) {
                return found;
            }
        }
    }
    return 0;
}

}  // namespace unclip
