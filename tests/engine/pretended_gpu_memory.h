#pragma once

#include <ATen/ATen.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <vector>

// What the kernels of the pretended GPU share: its memory, and its tensors as the CPU sees them.
namespace unclip::tests::pretended {

inline constexpr at::DeviceType kType = at::kPrivateUse1;
inline const at::Device kDevice(kType, 0);

/// What is known of the one device that there is.
struct State {
    std::mutex mutex;
    std::uint64_t memory = ~std::uint64_t{0}, used = 0, peak = 0, uploaded = 0;
    std::int64_t allocations = 0, fails = -1, lostAt = -1;
    std::vector<std::string> refused, waits;

    void take(std::uint64_t bytes) {
        const std::lock_guard lock(mutex);
        TORCH_CHECK(lostAt < 0 || allocations < lostAt, "CUDA error: unspecified launch failure");
        const bool fails = allocations++ == this->fails;
        TORCH_CHECK_WITH(OutOfMemoryError, !fails && bytes <= memory - std::min(memory, used),
                         "PrivateUse1 out of memory. Tried to allocate ", bytes, " bytes.");
        used += bytes;
        peak = std::max(peak, used);
    }
    void giveBack(std::uint64_t bytes) {
        const std::lock_guard lock(mutex);
        used -= bytes;
    }
    void refuse(const std::string& sentence) {
        const std::lock_guard lock(mutex);
        refused.push_back(sentence);
    }
    void waitFor(const std::string& what) {
        const std::lock_guard lock(mutex);
        waits.push_back(what);
    }
};

State& state();

/// Tells libtorch, once, that there is such a device.
void announce();

/// A fresh CPU tensor as one of the device; its memory counts as the device's for as long as it lives.
at::Tensor adopted(const at::Tensor& onCpu);

/// The CPU's views of the tensors that one operation was given, and the way back.
class OnCpu {
public:
    /// Tensors of the device become views of the same memory; others stay as they are.
    at::Tensor view(const at::Tensor& tensor);
    std::optional<at::Tensor> view(const std::optional<at::Tensor>& tensor) {
        return tensor ? std::optional(view(*tensor)) : tensor;
    }

    /// What came of it: a tensor that was given, a view of one, or a new one.
    at::Tensor back(const at::Tensor& onCpu);

private:
    std::map<const void*, std::pair<c10::Storage, c10::Storage>> storages_;  ///< the device's and the CPU's, by memory
    std::vector<std::pair<at::Tensor, at::Tensor>> given_;                   ///< view and tensor
};

}  // namespace unclip::tests::pretended
