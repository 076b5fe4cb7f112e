#pragma once

namespace unclip::tests {

/// Whether this program was built with the address sanitizer, which keeps freed memory for a while and copies whatever
/// is made larger.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kHasAddressSanitizer = true;
#elif defined(__has_feature)
inline constexpr bool kHasAddressSanitizer = __has_feature(address_sanitizer);
#else
inline constexpr bool kHasAddressSanitizer = false;
#endif

}  // namespace unclip::tests
