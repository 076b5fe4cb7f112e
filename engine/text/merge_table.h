#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace unclip {

/// The merges of a byte-pair vocabulary, by ids.
class MergeTable {
public:
    /// Later merges are applied after earlier ones; of two merges of the same pair the later one counts.
    void add(std::int32_t left, std::int32_t right, std::int32_t merged);

    /// A stretch of a word: a token and the symbols [begin, end) that it was made of.
    struct Symbol {
        std::int32_t id = 0;
        std::size_t begin = 0, end = 0;
    };

    /// Joins neighbours until no merge fits: always the earliest merge first, and of several places the leftmost
    /// (Sennrich et al. 2016). Takes n log n time for n symbols.
    void apply(std::vector<Symbol>& word) const;

private:
    struct Merge {
        std::int32_t rank = 0, merged = 0;
    };
    const Merge* find(std::int32_t left, std::int32_t right) const;

    std::unordered_map<std::uint64_t, Merge> merges_;
    std::int32_t next_ = 0;
};

}  // namespace unclip
