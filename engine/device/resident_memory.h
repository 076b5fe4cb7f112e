#pragma once

#include <cstdint>

namespace unclip {

/// Bytes of this process that lie in memory, now and at most so far; 0 where the system doesn't tell.
std::uint64_t residentBytes();
std::uint64_t peakResidentBytes();

/// Bytes that the system can give to programs without swapping; 0 where it doesn't tell.
std::uint64_t availableSystemBytes();

/// Lets the peak begin anew from now on. Without effect where the system doesn't allow it.
void resetPeakResidentBytes();

}  // namespace unclip
