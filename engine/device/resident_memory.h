#pragma once

#include <cstdint>

namespace unclip {

/// Bytes of this process that lie in memory, now and at most so far; 0 where the system doesn't tell.
std::uint64_t residentBytes();
std::uint64_t peakResidentBytes();

/// Lets the peak begin anew from now on. Without effect where the system doesn't allow it.
void resetPeakResidentBytes();

}  // namespace unclip
