#include "tests/engine/pretended_gpu.h"

#include "tests/engine/pretended_gpu_memory.h"

namespace unclip::tests {

using pretended::state;

PretendedGpu::PretendedGpu(std::uint64_t memory) {
    pretended::announce();
    state().memory = memory == kUnlimited ? kUnlimited : state().used + memory;
    state().refused.clear();
    state().waits.clear();
    state().allocations = 0;
    state().fails = -1;
    state().uploaded = 0;
    resetPeak();
}

PretendedGpu::~PretendedGpu() {
    state().memory = kUnlimited;
    state().fails = -1;
    state().lostAt = -1;
}

Device PretendedGpu::device(at::ScalarType dtype) const {
    Device result;
    result.device = pretended::kDevice;
    result.dtype = dtype;
    result.freeBytes = state().memory == kUnlimited ? 0 : state().memory - state().used;
    return result;
}

std::uint64_t PretendedGpu::used() const {
    return state().used;
}
std::uint64_t PretendedGpu::peak() const {
    return state().peak;
}
void PretendedGpu::resetPeak() {
    state().peak = state().used;
}
std::int64_t PretendedGpu::allocations() const {
    return state().allocations;
}
std::uint64_t PretendedGpu::uploadedBytes() const {
    return state().uploaded;
}
void PretendedGpu::runOutAt(std::int64_t allocation) {
    state().fails = allocation;
    state().allocations = 0;
}
void PretendedGpu::loseAt(std::int64_t allocation) {
    state().lostAt = allocation;
    state().allocations = 0;
}
const std::vector<std::string>& PretendedGpu::refused() const {
    return state().refused;
}
const std::vector<std::string>& PretendedGpu::waits() const {
    return state().waits;
}
void PretendedGpu::forgetWaits() {
    state().waits.clear();
}

Device gpuUnderTest(const PretendedGpu& gpu, DtypeChoice dtype) {
    if (at::hasCUDA())
        return chooseDevice(DeviceChoice::cuda, dtype);
    return gpu.device(dtype == DtypeChoice::float16    ? at::kHalf
                      : dtype == DtypeChoice::bfloat16 ? at::kBFloat16
                                                       : at::kFloat);
}

}  // namespace unclip::tests