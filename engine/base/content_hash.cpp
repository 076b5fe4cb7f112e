#include "engine/base/content_hash.h"

#include <bit>
#include <cstring>

namespace unclip {
namespace {

constexpr std::uint64_t kPrime = 0x100000001b3;

std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccd;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53;
    return x ^ (x >> 33);
}

}  // namespace

void ContentHash::add(std::span<const std::byte> bytes) {
    for (const std::byte byte : bytes) {
        const auto value = std::to_integer<std::uint64_t>(byte);
        low_ = (low_ ^ value) * kPrime;
        high_ = (std::rotl(high_, 5) ^ value) * kPrime;
    }
}

void ContentHash::add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    add(std::as_bytes(std::span(text.data(), text.size())));
}

void ContentHash::add(std::uint64_t number) {
    std::byte bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<std::byte>(number >> (8 * i));
    add(std::span<const std::byte>(bytes));
}

std::string ContentHash::hex() const {
    std::string text;
    for (const std::uint64_t lane : {mixed(low_ ^ std::rotl(high_, 32)), mixed(high_ + low_)})
        for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(lane >> shift) & 15];
    return text;
}

}  // namespace unclip
