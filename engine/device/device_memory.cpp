#include "engine/device/device_memory.h"

#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/CachingDeviceAllocator.h>

#include "engine/device/resident_memory.h"

namespace unclip {
namespace {

/// The allocator of all of a GPU's tensors, or null where there is none of libtorch's own kind.
c10::DeviceAllocator* allocatorOf(at::Device device) {
    return device.is_cuda() ? dynamic_cast<c10::DeviceAllocator*>(c10::GetAllocator(at::kCUDA)) : nullptr;
}

constexpr std::size_t kAll = 0;  // of libtorch's statistics: small and large blocks together

}  // namespace

std::uint64_t freeBytes(at::Device device) {
    if (device.is_cpu())
        return availableSystemBytes();
    auto* allocator = allocatorOf(device);
    if (allocator == nullptr)
        return 0;
    try {
        // What this program's tensors took already goes from one of its models to the next.
        const auto kept = allocator->getDeviceStats(device.index()).reserved_bytes[kAll].current;
        return allocator->getMemoryInfo(device.index()).first + static_cast<std::uint64_t>(kept);
    } catch (const c10::Error&) {
        return 0;
    }
}

std::uint64_t peakBytes(at::Device device) {
    if (device.is_cpu())
        return peakResidentBytes();
    auto* allocator = allocatorOf(device);
    return allocator == nullptr
               ? 0
               : static_cast<std::uint64_t>(allocator->getDeviceStats(device.index()).allocated_bytes[kAll].peak);
}

void resetPeakBytes(at::Device device) {
    if (device.is_cpu())
        resetPeakResidentBytes();
    else if (auto* allocator = allocatorOf(device))
        allocator->resetPeakStats(device.index());
}

void waitFor(at::Device device) {
    if (device.is_cuda())
        at::detail::getCUDAHooks().deviceSynchronize(device.index());
}

}  // namespace unclip
