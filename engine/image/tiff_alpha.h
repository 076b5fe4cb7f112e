#pragma once

#include <cstdint>
#include <vector>

namespace unclip {

/// A TIFF of four samples a pixel that says what the fourth is: alpha that the colours weren't multiplied by
/// (ExtraSamples 2, TIFF 6.0 section 18). OpenCV leaves that out, and other programs then show no transparency.
/// One that isn't as OpenCV writes it comes back as it is.
std::vector<std::uint8_t> withStraightAlpha(std::vector<std::uint8_t> tiff);

}  // namespace unclip
