#include "engine/pipeline/stage_results.h"

#include <algorithm>
#include <bit>

namespace unclip {
namespace {

constexpr std::size_t kMostBytes = std::size_t{32} << 20;

std::size_t bytesOf(const StageResults::Tensors& tensors) {
    std::size_t bytes = 0;
    for (const auto& tensor : tensors) bytes += tensor.defined() ? tensor.nbytes() : 0;
    return bytes;
}

}  // namespace

StageInputs& StageInputs::add(const at::Tensor& tensor) {
    if (!tensor.defined())
        return add(std::int64_t{-1});
    add(tensor.dim()).add(static_cast<std::int64_t>(tensor.scalar_type()));
    for (const std::int64_t size : tensor.sizes()) add(size);
    const auto read = tensor.to(at::kCPU).contiguous();
    hash_.add(std::span(static_cast<const std::byte*>(read.const_data_ptr()), read.nbytes()));
    return *this;
}

StageInputs& StageInputs::add(double number) {
    hash_.add(std::bit_cast<std::uint64_t>(number));
    return *this;
}

StageInputs& StageInputs::add(std::int64_t number) {
    hash_.add(static_cast<std::uint64_t>(number));
    return *this;
}

const StageResults::Tensors* StageResults::find(const std::string& key) {
    const auto found = std::find_if(results_.begin(), results_.end(), [&](const auto& one) { return one.key == key; });
    if (found == results_.end())
        return nullptr;
    results_.splice(results_.begin(), results_, found);
    return &found->tensors;
}

void StageResults::keep(const std::string& key, Tensors tensors) {
    bytes_ += bytesOf(tensors);
    results_.push_front({key, std::move(tensors)});
    while (bytes_ > kMostBytes) {
        bytes_ -= bytesOf(results_.back().tensors);
        results_.pop_back();
    }
}

void StageResults::forget() {
    results_.clear();
    bytes_ = 0;
}

}  // namespace unclip
