#include "tests/fuzz/counted_memory.h"

#include <malloc.h>

#include <cstdlib>
#include <new>

std::atomic<std::size_t> usedMemory{0}, mostUsedMemory{0};

void* operator new(std::size_t bytes) {
    void* memory = std::malloc(bytes);
    if (memory == nullptr)
        throw std::bad_alloc();
    const std::size_t now = usedMemory += malloc_usable_size(memory);
    if (now > mostUsedMemory)
        mostUsedMemory = now;
    return memory;
}

void operator delete(void* memory) noexcept {
    usedMemory -= malloc_usable_size(memory);
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    usedMemory -= malloc_usable_size(memory);
    std::free(memory);
}
