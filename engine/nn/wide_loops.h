#pragma once

#include <ATen/ATen.h>

#include <bit>
#include <cstdint>

/// Before a function whose loops the compiler shall make wide: it makes a version for each generation of x86
/// processors, and the processor's own is taken when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define UNCLIP_WIDE_LOOPS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), optimize("O3")))
#else
#define UNCLIP_WIDE_LOOPS
#endif

namespace unclip {

/// A bfloat16's bits as float32.
inline float widened(std::uint16_t bits) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

/// The bits of the nearest bfloat16, ties to even. What arithmetic gives for NaN stays that.
inline std::uint16_t narrowed(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return static_cast<std::uint16_t>((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

/// A bfloat16 tensor's numbers as bits.
inline const std::uint16_t* bitsOf(const at::Tensor& tensor) {
    return reinterpret_cast<const std::uint16_t*>(tensor.const_data_ptr<at::BFloat16>());
}

}  // namespace unclip
