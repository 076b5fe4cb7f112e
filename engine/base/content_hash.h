#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace unclip {

/// A 128-bit digest that tells contents apart (two 64-bit FNV-1a lanes, finished with a mixer). The same on every
/// machine. Not cryptographic: it identifies, it doesn't prove.
class ContentHash {
public:
    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);  ///< with its length, so that "ab","c" differs from "a","bc"
    void add(std::uint64_t number);

    std::string hex() const;  ///< 32 hex digits

private:
    std::uint64_t low_ = 0xcbf29ce484222325, high_ = 0x6c62272e07bb0142;
};

}  // namespace unclip
