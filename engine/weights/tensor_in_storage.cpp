#include "engine/weights/tensor_in_storage.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/base/error.h"
#include "engine/base/json_text.h"

namespace unclip {
namespace {

/// Where a tensor's elements lie, counted in elements from its storage's first.
struct Extent {
    std::uint64_t elements = 1, last = 0;
    bool isInRows = true;
};

/// Absent for numbers that no memory holds.
std::optional<Extent> extentOf(const PickledTensor& tensor) {
    Extent extent;
    extent.last = static_cast<std::uint64_t>(tensor.offset);
    bool overflows = false;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        const auto size = static_cast<std::uint64_t>(tensor.shape[i]);
        const auto stride = static_cast<std::uint64_t>(tensor.strides[i]);
        if (size != 1 && stride != extent.elements)
            extent.isInRows = false;
        std::uint64_t reach = 0;
        overflows |= __builtin_mul_overflow(size - 1, stride, &reach);
        overflows |= __builtin_add_overflow(extent.last, reach, &extent.last);
        overflows |= __builtin_mul_overflow(extent.elements, size, &extent.elements);
    }
    return overflows ? std::nullopt : std::optional(extent);
}

}  // namespace

TensorView tensorInStorage(PickledTensor&& tensor, std::span<const std::byte> storage, const std::string& origin) {
    const auto refuse = [&](Sentence sentence) {
        throw ModelError(
            std::move(sentence).with(origin, shortened(nlohmann::json(tensor.name)), inWords(tensor.shape)));
    };
    if (std::find(tensor.shape.begin(), tensor.shape.end(), 0) != tensor.shape.end())
        refuse(says("Models", "%1: tensor %2 has the shape %3, which holds nothing."));
    const auto extent = extentOf(tensor);
    if (!extent)
        refuse(says("Models", "%1: tensor %2 has the shape %3, which is larger than any memory."));
    const std::uint64_t width = bytesPerElement(tensor.dtype), there = storage.size() / width;
    if (extent->last >= there || extent->elements > there || static_cast<std::uint64_t>(tensor.storageElements) > there)
        throw ModelError(
            says("Models", "%1: tensor %2 of shape %3 doesn't fit into its storage of %4 bytes.")
                .with(origin, shortened(nlohmann::json(tensor.name)), inWords(tensor.shape), storage.size()));
    TensorView view{std::move(tensor.name), tensor.dtype, std::move(tensor.shape),
                    storage.data() + static_cast<std::uint64_t>(tensor.offset) * width, extent->elements * width};
    if (!extent->isInRows)
        view.strides = std::move(tensor.strides);
    return view;
}

}  // namespace unclip
