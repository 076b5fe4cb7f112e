#include "engine/pipeline/tensor_dump.h"

#include "engine/weights/safetensors_writer.h"

namespace unclip {
namespace {

at::Tensor kept(const at::Tensor& tensor) {
    const auto host = tensor.detach().to(at::kCPU).contiguous();
    return host.is_alias_of(tensor) ? host.clone() : host;
}

}  // namespace

void TensorDump::add(const std::string& name, const at::Tensor& rows) {
    tensors_[name].conditional.push_back(kept(rows));
}

void TensorDump::addGuided(const std::string& name, const at::Tensor& rows, bool isGuided) {
    if (!isGuided)
        return add(name, rows);
    const auto halves = rows.chunk(2, 0);
    tensors_[name].unconditional.push_back(kept(halves[0]));
    tensors_[name].conditional.push_back(kept(halves[1]));
}

at::Tensor TensorDump::find(const std::string& name) const {
    const auto found = tensors_.find(name);
    if (found == tensors_.end())
        return {};
    std::vector<at::Tensor> all = found->second.unconditional;
    all.insert(all.end(), found->second.conditional.begin(), found->second.conditional.end());
    return all.size() == 1 ? all.front() : at::cat(all);
}

std::vector<std::string> TensorDump::names() const {
    std::vector<std::string> result;
    for (const auto& [name, rows] : tensors_) result.push_back(name);
    return result;
}

void TensorDump::write(const std::filesystem::path& file) const {
    std::vector<at::Tensor> tensors;
    std::vector<TensorView> views;
    for (const auto& each : names()) {
        auto tensor = find(each);
        // Half-precision intermediates are widened, so that every reader can compare them.
        if (at::isFloatingType(tensor.scalar_type()))
            tensor = tensor.to(at::kFloat);
        tensors.push_back(tensor.contiguous());
        const auto& kept = tensors.back();
        const auto dtype = kept.scalar_type() == at::kLong   ? StoredDtype::int64
                           : kept.scalar_type() == at::kByte ? StoredDtype::uint8
                                                             : StoredDtype::float32;
        views.push_back(
            {each, dtype, kept.sizes().vec(), static_cast<const std::byte*>(kept.const_data_ptr()), kept.nbytes()});
    }
    writeSafetensors(file, views);
}

}  // namespace unclip
