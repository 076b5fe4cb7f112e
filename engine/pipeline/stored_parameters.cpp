#include "engine/pipeline/stored_parameters.h"

#include "engine/base/error.h"
#include "engine/device/device_memory.h"

namespace unclip {
namespace {

at::ScalarType scalarType(StoredDtype dtype) {
    switch (dtype) {
        case StoredDtype::float64:
            return at::kDouble;
        case StoredDtype::float32:
            return at::kFloat;
        case StoredDtype::float16:
            return at::kHalf;
        case StoredDtype::bfloat16:
            return at::kBFloat16;
        case StoredDtype::int64:
            return at::kLong;
        case StoredDtype::int32:
            return at::kInt;
        case StoredDtype::int16:
            return at::kShort;
        case StoredDtype::int8:
            return at::kChar;
        case StoredDtype::uint8:
            return at::kByte;
        case StoredDtype::boolean:
            return at::kBool;
    }
    return at::kFloat;
}

// The mapping is read-only: whoever wrote into a weight would be stopped by the system. Nobody does. Whoever keeps a
// tensor in another form lets go of this one, and its pages needn't stay in memory beside it.
at::Tensor inPlace(const TensorView& view, std::shared_ptr<const TensorFile> file) {
    auto* data = const_cast<std::byte*>(view.data);
    const auto options = at::TensorOptions().dtype(scalarType(view.dtype));
    const bool isAligned = reinterpret_cast<std::uintptr_t>(view.data) % bytesPerElement(view.dtype) == 0;
    if (isAligned && view.strides.empty())
        return at::from_blob(
            data, view.shape, [file, &view](void*) { file->release(view); }, options);
    auto copy = at::empty(view.shape, options);
    std::vector<std::byte> room;
    std::copy_n(view.inRows(room).data, view.bytes, static_cast<std::byte*>(copy.data_ptr()));
    file->release(view);
    return copy;
}

std::uint64_t widenedBytes(const TensorFile& file, const Device& device) {
    std::uint64_t bytes = 0;
    for (const auto& tensor : file.tensors())
        bytes += static_cast<std::uint64_t>(tensor.elements()) * at::elementSize(device.dtype);
    return bytes;
}

}  // namespace

StoredParameters::StoredParameters(std::shared_ptr<const TensorFile> file, const Device& device, bool widens)
    : file_(std::move(file)), device_(device), widens_(widens) {}

at::Tensor StoredParameters::take(const std::string& name, at::IntArrayRef shape, Start, std::int64_t) {
    const TensorView* view = file_->find(name);
    if (!view)
        throw ModelError(
            says("Models", "%1 lacks the tensor \"%2\" of shape %3 that its config asks for; get the model again.")
                .with(file_->files().front()->path(), name, inWords(shape.vec())));
    if (at::IntArrayRef(view->shape) != shape)
        throw ModelError(says("Models", "%1: the tensor \"%2\" has the shape %3, but its config asks for %4.")
                             .with(file_->path(*view), name, inWords(view->shape), inWords(shape.vec())));
    const auto stored = scalarType(view->dtype);
    if (!at::isFloatingType(stored))
        throw ModelError(says("Models", "%1: the tensor \"%2\" holds %3 where numbers with a fraction are needed.")
                             .with(file_->path(*view), name, unclip::name(view->dtype)));
    taken_.insert(name);
    if (device_.device.is_meta())
        return at::empty(shape, at::TensorOptions(device_.device).dtype(device_.dtype));
    const auto tensor = inPlace(*view, file_);
    const bool isNarrower = at::elementSize(stored) < at::elementSize(device_.dtype);
    const auto dtype = isNarrower && !widens_ ? stored : device_.dtype;
    return tensor.to(device_.device, dtype);
}

bool StoredParameters::isFinal(const at::Tensor& taken) const {
    return taken.device().is_cpu() && taken.scalar_type() == device_.dtype;
}

std::vector<std::string> StoredParameters::untaken() const {
    std::vector<std::string> result;
    for (const auto& view : file_->tensors())
        if (!taken_.contains(view.name))
            result.push_back(view.name);
    return result;
}

bool isLargeForMemory(const TensorFile& file, const Device& device) {
    return widenedBytes(file, device) > kLargeNetworkBytes;
}

bool widensOnce(const TensorFile& file, const Device& device) {
    if (!isLargeForMemory(file, device))
        return true;
    return device.device.is_cpu() && widenedBytes(file, device) <= freeBytes(device.device) / 3;
}

std::uint64_t networkBytes(const TensorFile& file, const Device& device) {
    const bool widens = widensOnce(file, device);
    std::uint64_t bytes = 0;
    for (const auto& tensor : file.tensors()) {
        const std::uint64_t stored = at::elementSize(scalarType(tensor.dtype)), wanted = at::elementSize(device.dtype);
        bytes += static_cast<std::uint64_t>(tensor.elements()) * (widens ? wanted : std::min(stored, wanted));
    }
    return bytes;
}

void checkResult(const TensorFile& file, const at::Tensor& result) {
    file.throwIfDamaged();
    if (at::isfinite(result).all().item<bool>())
        return;
    if (const TensorView* culprit = findNonFinite(file))
        throw ModelError(says("Models",
                              "%1: the tensor \"%2\" holds NaN or infinity, so nothing can be painted with it; get the "
                              "model again.")
                             .with(file.path(*culprit), culprit->name));
    throw ModelError(
        says("Models", "%1 gave numbers beyond the range of this precision; choose float32, or less guidance.")
            .with(file.files().front()->path()));
}

}  // namespace unclip
