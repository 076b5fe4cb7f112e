#include "engine/train/tensor_storage.h"

#include <array>

#include "engine/base/error.h"
#include "engine/weights/safetensors_writer.h"

namespace unclip {
namespace {

constexpr std::array<std::pair<StoredDtype, at::ScalarType>, 5> kDtypes{{
    {StoredDtype::float32, at::kFloat},
    {StoredDtype::float16, at::kHalf},
    {StoredDtype::bfloat16, at::kBFloat16},
    {StoredDtype::float64, at::kDouble},
    {StoredDtype::int64, at::kLong},
}};

StoredDtype storedDtype(at::ScalarType dtype) {
    for (const auto& [stored, computed] : kDtypes)
        if (computed == dtype)
            return stored;
    throw Error(std::string("Numbers of the kind ") + at::toString(dtype) +
                " can't be saved; this is a fault of the program.");
}

at::ScalarType scalarType(const TensorView& view, const std::filesystem::path& file) {
    for (const auto& [stored, computed] : kDtypes)
        if (stored == view.dtype)
            return computed;
    throw ModelError(file.string() + ": the tensor \"" + view.name + "\" holds " + name(view.dtype) +
                     ", which nothing in a training state does.");
}

}  // namespace

void saveTensors(const std::filesystem::path& file, const NamedTensors& tensors, std::optional<at::ScalarType> dtype) {
    std::vector<at::Tensor> kept;
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : tensors) {
        const bool converts = dtype && at::isFloatingType(tensor.scalar_type());
        const at::Tensor plain = tensor.detach().to(at::kCPU, converts ? *dtype : tensor.scalar_type()).contiguous();
        kept.push_back(plain);
        views.push_back({name, storedDtype(plain.scalar_type()), plain.sizes().vec(),
                         static_cast<const std::byte*>(plain.data_ptr()), plain.nbytes()});
    }
    std::error_code ignored;  // the write below names the folder when it can't be made
    std::filesystem::create_directories(file.parent_path(), ignored);
    writeSafetensors(file, views);
}

NamedTensors loadTensors(const std::filesystem::path& file) {
    const auto stored = TensorFile::openFile(file);
    NamedTensors tensors;
    for (const auto& view : stored->tensors()) {
        const auto tensor = at::empty(view.shape, at::TensorOptions().dtype(scalarType(view, file)));
        std::copy_n(view.data, view.bytes, static_cast<std::byte*>(tensor.data_ptr()));
        tensors[view.name] = tensor;
    }
    stored->throwIfDamaged();
    return tensors;
}

NamedTensors under(const NamedTensors& tensors, const std::string& prefix) {
    NamedTensors result;
    for (const auto& [name, tensor] : tensors)
        if (name.starts_with(prefix))
            result[name.substr(prefix.size())] = tensor;
    return result;
}

void addUnder(NamedTensors& to, const std::string& prefix, const NamedTensors& from) {
    for (const auto& [name, tensor] : from) to[prefix + name] = tensor;
}

}  // namespace unclip
