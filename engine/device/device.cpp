#include "engine/device/device.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include <ATen/detail/CUDAHooksInterface.h>

#include <atomic>

#include "engine/base/error.h"
#include "engine/device/device_memory.h"
#include "engine/device/graphics_card.h"

namespace unclip {
namespace {

std::atomic<bool> gpuIsLost = false;

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

Sentence whyDevice(const Device& device, DeviceChoice choice) {
    const auto card = graphicsCard();
    if (!device.device.is_cpu()) {
        const Sentence name = card ? Sentence(*card) : says("Requests", "of a kind that the system doesn't tell");
        return choice == DeviceChoice::cuda
                   ? says("Requests", "Pictures are painted on the GPU (%1), because it was chosen.").with(name)
                   : says("Requests", "Pictures are painted on the GPU (%1), because there is one.").with(name);
    }
    if (choice == DeviceChoice::cpu)
        return says("Requests", "Pictures are painted on the CPU, because it was chosen.");
    if (gpuIsLost)
        return says(
            "Requests",
            "Pictures are painted on the CPU, because the GPU stopped computing; start the program anew to use it "
            "again.");
    if (!card)
        return says("Requests", "Pictures are painted on the CPU, because this machine has no GPU from NVIDIA.");
    if (!at::detail::getCUDAHooks().hasCUDART())
        return says("Requests",
                    "Pictures are painted on the CPU, although there is a GPU (%1): the libtorch that is installed is "
                    "built for the CPU. Build the program with \"packaging/run.sh --cuda\" to use the GPU.")
            .with(*card);
    return says("Requests",
                "Pictures are painted on the CPU, although there is a GPU (%1): libtorch can't use it. Its driver may "
                "be "
                "too old; install a newer one.")
        .with(*card);
}

Sentence whyPrecision(const Device& device, DtypeChoice choice) {
    const std::string precision = device.precision();
    if (choice != DtypeChoice::automatic)
        return says("Requests", "The precision is %1, because it was chosen.").with(precision);
    if (device.dtype == at::kBFloat16)
        return says("Requests", "The precision is %1, which the %2 multiplies natively.")
            .with(precision, device.name());
    return says("Requests", "The precision is %1, because the %2 doesn't multiply bfloat16 natively.")
        .with(precision, device.name());
}

}  // namespace

std::string Device::name() const {
    return device.is_cpu() ? "CPU" : "GPU";
}

std::string Device::precision() const {
    return dtype == at::kFloat ? "float32" : dtype == at::kBFloat16 ? "bfloat16" : "float16";
}

at::ScalarType automaticDtype(at::DeviceType device, bool multipliesBfloat16) {
    if (multipliesBfloat16)
        return at::kBFloat16;
    return device == at::kCUDA ? at::kHalf : at::kFloat;
}

void setGpuLost(bool isLost) {
    gpuIsLost = isLost;
}

Device chooseDevice(DeviceChoice choice, DtypeChoice dtype) {
    if (choice == DeviceChoice::cuda && gpuIsLost)
        throw RequestError(says("Requests",
                                "The GPU stopped computing and can't be used before the program is started anew "
                                "(device \"cuda\"); choose device \"cpu\" or \"auto\"."));
    const bool hasGpu = at::hasCUDA() && !gpuIsLost;
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
    if (chosen.device.is_cuda())
        at::globalContext().setAllowTF32CuDNN(false);  // float32 means all of its digits
    if (!chosen.device.is_cpu())
        chosen.freeBytes = freeBytes(chosen.device);
    return chosen;
}

std::vector<Sentence> whyChosen(DeviceChoice deviceChoice, DtypeChoice dtypeChoice) {
    const Device device = chooseDevice(deviceChoice, dtypeChoice);
    return {whyDevice(device, deviceChoice), whyPrecision(device, dtypeChoice)};
}

}  // namespace unclip
