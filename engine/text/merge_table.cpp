#include "engine/text/merge_table.h"

#include <queue>
#include <tuple>

namespace unclip {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::uint64_t key(std::int32_t left, std::int32_t right) {
    return std::uint64_t{static_cast<std::uint32_t>(left)} << 32 | static_cast<std::uint32_t>(right);
}

/// A merge that fits at `place`, as long as the tokens there are still these.
struct Candidate {
    std::int32_t rank = 0;
    std::size_t place = 0;
    std::int32_t left = 0, right = 0, merged = 0;

    bool operator<(const Candidate& other) const { return std::tie(rank, place) > std::tie(other.rank, other.place); }
};

}  // namespace

void MergeTable::add(std::int32_t left, std::int32_t right, std::int32_t merged) {
    merges_.insert_or_assign(key(left, right), Merge{next_++, merged});
}

const MergeTable::Merge* MergeTable::find(std::int32_t left, std::int32_t right) const {
    const auto found = merges_.find(key(left, right));
    return found == merges_.end() ? nullptr : &found->second;
}

void MergeTable::apply(std::vector<Symbol>& word) const {
    std::priority_queue<Candidate> candidates;
    const auto consider = [&](std::size_t left, std::size_t right) {
        if (const Merge* merge = find(word[left].id, word[right].id))
            candidates.push({merge->rank, left, word[left].id, word[right].id, merge->merged});
    };
    for (std::size_t i = 1; i < word.size(); ++i) consider(i - 1, i);
    if (candidates.empty())
        return;
    // A linked list over `word`: a merged symbol stays at its left place, the right one is unlinked (id -1).
    std::vector<std::size_t> before(word.size()), after(word.size());
    for (std::size_t i = 0; i < word.size(); ++i) {
        before[i] = i == 0 ? kNone : i - 1;
        after[i] = i + 1 == word.size() ? kNone : i + 1;
    }
    while (!candidates.empty()) {
        const Candidate best = candidates.top();
        candidates.pop();
        Symbol& left = word[best.place];
        const std::size_t next = after[best.place];
        if (left.id != best.left || next == kNone || word[next].id != best.right)
            continue;  // one of the two was merged meanwhile
        left.id = best.merged;
        left.end = word[next].end;
        word[next].id = -1;
        after[best.place] = after[next];
        if (after[best.place] != kNone) {
            before[after[best.place]] = best.place;
            consider(best.place, after[best.place]);
        }
        if (before[best.place] != kNone)
            consider(before[best.place], best.place);
    }
    std::erase_if(word, [](const Symbol& symbol) { return symbol.id < 0; });
}

}  // namespace unclip
