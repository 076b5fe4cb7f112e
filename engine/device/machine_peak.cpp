#include "engine/device/machine_peak.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "engine/device/device_memory.h"

namespace unclip {
namespace {

// The best of several short runs: what others do on the machine only makes a run slower.
double bestRate(double operations, at::Device device, const std::function<at::Tensor()>& run) {
    run();
    waitFor(device);
    double best = 0;
    const auto begin = std::chrono::steady_clock::now();
    do {
        const auto start = std::chrono::steady_clock::now();
        run();
        waitFor(device);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        best = std::max(best, operations / seconds);
    } while (std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
    return best;
}

}  // namespace

MachinePeak measurePeak(const Device& device) {
    const c10::InferenceMode noGradients;
    const auto options = at::TensorOptions().dtype(device.dtype).device(device.device);
    constexpr std::int64_t kSide = 2048, kChannels = 320, kPixels = 64;
    const auto a = at::randn({kSide, kSide}, options), b = at::randn({kSide, kSide}, options);
    const auto x = at::randn({2, kChannels, kPixels, kPixels}, options).contiguous(at::MemoryFormat::ChannelsLast);
    const auto weight = at::randn({kChannels, kChannels, 3, 3}, options);
    MachinePeak peak;
    peak.matrix = bestRate(2.0 * kSide * kSide * kSide, device.device, [&] { return at::mm(a, b); });
    peak.convolution = bestRate(2.0 * 2 * kPixels * kPixels * 9 * kChannels * kChannels, device.device,
                                [&] { return at::conv2d(x, weight, {}, 1, 1); });
    return peak;
}

}  // namespace unclip
