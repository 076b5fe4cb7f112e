#pragma once

#include <memory>
#include <set>

#include "engine/device/device.h"
#include "engine/nn/parameters.h"
#include "engine/weights/tensor_file.h"

namespace unclip {

/// Gives a network its tensors out of a weight file. Where the file's dtype is the one that is computed in and the
/// device is the CPU, tensors are the mapped file itself, nothing is copied; they keep the mapping alive, and the last
/// user of one gives its pages back. On libtorch's
/// device "meta" nothing is read: names, shapes and kinds of numbers are checked, and tensors hold none.
class StoredParameters : public ParameterSource {
public:
    /// `widens`: whether narrower dtypes become the computing one now (more memory) or where they are used (more work a
    /// step).
    StoredParameters(std::shared_ptr<const TensorFile> file, const Device& device, bool widens);

    at::Tensor take(const std::string& name, at::IntArrayRef shape, Start start, std::int64_t fanIn) override;
    bool has(const std::string& name) const override { return file_->find(name) != nullptr; }
    bool isFinal(const at::Tensor& taken) const override;

    /// Tensors of the file that no one took, for the log.
    std::vector<std::string> untaken() const;

private:
    std::shared_ptr<const TensorFile> file_;
    Device device_;
    bool widens_;
    std::set<std::string> taken_;
};

/// Networks of more bytes than this don't stay in a CPU's memory beside the others of their model.
inline constexpr std::uint64_t kLargeNetworkBytes = 512ull << 20;

/// What the network of a file takes on a device.
std::uint64_t networkBytes(const TensorFile& file, const Device& device);

/// Whether a network is so large that it should not stay in memory beside the others of its model.
bool isLargeForMemory(const TensorFile& file, const Device& device);

/// Whether weights in a narrower dtype than the computing one are widened once, when their network comes into memory:
/// those of networks that aren't large, and on a CPU of all that leave two thirds of its free memory to others. Else it
/// is done where they are used, again at every step.
bool widensOnce(const TensorFile& file, const Device& device);

/// Throws ModelError when `file` changed while it was mapped, or when `result`, which was computed with it, holds NaN
/// or infinity: with the name of the weight that does, if one does.
void checkResult(const TensorFile& file, const at::Tensor& result);

}  // namespace unclip
