#include "engine/base/machine_memory.h"

#include <unistd.h>

namespace unclip {

std::uint64_t machineMemory() {
    return static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace unclip
