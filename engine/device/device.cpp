#include "engine/device/device.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include <ATen/detail/CUDAHooksInterface.h>

#include "engine/base/error.h"

namespace unclip {
namespace {

#if defined(__x86_64__)
bool processorMultipliesBfloat16() {
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (!__get_cpuid_count(7, 1, &a, &b, &c, &d))
        return false;
    constexpr unsigned kAvx512Bf16 = 1u << 5;
    const bool hasAvx512Bf16 = a & kAvx512Bf16;
    __get_cpuid_count(7, 0, &a, &b, &c, &d);
    constexpr unsigned kAmxBf16 = 1u << 22;
    return hasAvx512Bf16 || (d & kAmxBf16);
}
#else
bool processorMultipliesBfloat16() {
    return false;
}
#endif

// libtorch asks the GPU for compute capability 8 there, and is reached without CUDA's headers.
bool multipliesBfloat16(at::Device device) {
    return device.is_cuda() ? at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8()
                            : processorMultipliesBfloat16();
}

}  // namespace

std::string Device::name() const {
    return device.is_cuda() ? "GPU" : "CPU";
}

std::string Device::precision() const {
    return dtype == at::kFloat ? "float32" : dtype == at::kBFloat16 ? "bfloat16" : "float16";
}

at::ScalarType automaticDtype(at::DeviceType device, bool multipliesBfloat16) {
    if (multipliesBfloat16)
        return at::kBFloat16;
    return device == at::kCUDA ? at::kHalf : at::kFloat;
}

Device chooseDevice(DeviceChoice choice, DtypeChoice dtype) {
    const bool hasGpu = at::hasCUDA();
    if (choice == DeviceChoice::cuda && !hasGpu)
        throw RequestError(says("Requests",
                                "No GPU can be used here (device \"cuda\"): this machine has none, or the installed "
                                "libtorch is built for the CPU; choose device \"cpu\" or \"auto\"."));
    Device chosen;
    chosen.device = choice != DeviceChoice::cpu && hasGpu ? at::Device(at::kCUDA, 0) : at::Device(at::kCPU);
    switch (dtype) {
        case DtypeChoice::automatic:
            chosen.dtype = automaticDtype(chosen.device.type(), multipliesBfloat16(chosen.device));
            break;
        case DtypeChoice::float32:
            chosen.dtype = at::kFloat;
            break;
        case DtypeChoice::bfloat16:
            chosen.dtype = at::kBFloat16;
            break;
        case DtypeChoice::float16:
            chosen.dtype = at::kHalf;
            break;
    }
    if (chosen.device.is_cpu() && chosen.dtype == at::kHalf)
        throw RequestError(says("Requests",
                                "float16 can't be used on a processor (dtype \"float16\"); choose \"float32\" or "
                                "\"bfloat16\"."));
    return chosen;
}

}  // namespace unclip
