#include "tests/engine/pretended_gpu_memory.h"

#include <c10/core/CPUAllocator.h>

namespace unclip::tests::pretended {

// Tensors may outlive every PretendedGpu and even main().
State& state() {
    static State& state = *new State;
    return state;
}

namespace {

/// Memory that a CPU tensor found, counted as the device's for as long as it lives.
struct Adopted {
    at::Tensor tensor;
    std::uint64_t bytes;

    explicit Adopted(const at::Tensor& tensor_) : tensor(tensor_), bytes(tensor_.storage().nbytes()) {
        state().take(bytes);
    }
    ~Adopted() { state().giveBack(bytes); }
    static void drop(void* context) { delete static_cast<Adopted*>(context); }
};

at::Tensor withMetadataOf(const at::Tensor& tensor, c10::Storage storage, c10::DispatchKey key) {
    auto result =
        at::detail::make_tensor<c10::TensorImpl>(std::move(storage), c10::DispatchKeySet(key), tensor.dtype());
    auto* impl = result.unsafeGetTensorImpl();
    impl->set_sizes_and_strides(tensor.sizes(), tensor.strides(), tensor.storage_offset());
    return result;
}

}  // namespace

at::Tensor adopted(const at::Tensor& onCpu) {
    auto* owner = new Adopted(onCpu);
    c10::Storage storage(c10::Storage::use_byte_size_t{}, owner->bytes,
                         c10::DataPtr(onCpu.storage().mutable_data(), owner, &Adopted::drop, kDevice));
    return withMetadataOf(onCpu, std::move(storage), c10::DispatchKey::PrivateUse1);
}

at::Tensor OnCpu::view(const at::Tensor& tensor) {
    if (!tensor.defined() || tensor.device().type() != kType)
        return tensor;
    const auto& storage = tensor.storage();
    auto& known = storages_[storage.data()];
    if (!known.second) {
        const auto drop = [](void* context) { delete static_cast<c10::Storage*>(context); };
        c10::DataPtr data(storage.mutable_data(), new c10::Storage(storage), drop, at::kCPU);
        // An operation may make an empty output larger: that is new memory then, see back().
        known = {storage, c10::Storage(c10::Storage::use_byte_size_t{}, storage.nbytes(), std::move(data),
                                       c10::GetCPUAllocator(), true)};
    }
    auto result = withMetadataOf(tensor, known.second, c10::DispatchKey::CPU);
    given_.emplace_back(result, tensor);
    return result;
}

at::Tensor OnCpu::back(const at::Tensor& onCpu) {
    if (!onCpu.defined())
        return onCpu;
    for (const auto& [view, tensor] : given_)
        if (view.is_same(onCpu)) {
            auto* impl = tensor.unsafeGetTensorImpl();
            if (onCpu.storage().data() != tensor.storage().data())  // an output that was empty before
                impl->set_storage_keep_dtype(adopted(onCpu).storage());
            if (tensor.sizes() != onCpu.sizes())
                impl->set_sizes_and_strides(onCpu.sizes(), onCpu.strides(), onCpu.storage_offset());
            return tensor;
        }
    const auto known = storages_.find(onCpu.storage().data());
    if (known != storages_.end() && onCpu.storage().data() != nullptr)
        return withMetadataOf(onCpu, known->second.first, c10::DispatchKey::PrivateUse1);
    return adopted(onCpu);
}

}  // namespace unclip::tests::pretended
