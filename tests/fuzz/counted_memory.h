#pragma once

#include <atomic>
#include <cstddef>

// Bytes that `new` gave to the program and didn't get back, and the most of them at any moment since it was set.
extern std::atomic<std::size_t> usedMemory, mostUsedMemory;
