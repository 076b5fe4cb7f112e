#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace unclip {

/// Draws that are the same on every machine: SplitMix64 and arithmetic of our own, because the distributions of the
/// standard library differ between its implementations.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// From low (included) to high (not included).
    double uniform(double low = 0.0, double high = 1.0) {
        return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
    }

    /// 0 … count − 1; count must be at least 1.
    int below(int count) { return static_cast<int>(uniform() * count); }

    bool chance(double probability) { return uniform() < probability; }

    template <class T>
    const T& pick(const std::vector<T>& choices) {
        return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
    }

    /// Every order is equally likely.
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }

    /// A generator of its own for one purpose, so that drawing more for one leaves the others as they were.
    Random fork(std::uint64_t purpose) { return Random(next() ^ (purpose * 0xD6E8FEB86659FD93ULL)); }

private:
    std::uint64_t state_;
};

}  // namespace unclip
