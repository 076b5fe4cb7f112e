#pragma once

#include <cstdint>

namespace unclip {

/// Bytes of this computer's main memory, whoever uses them.
std::uint64_t machineMemory();

}  // namespace unclip
