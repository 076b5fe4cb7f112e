// What the pretended GPU computes with: libtorch's operations, on the CPU, by CUDA's rules.

#include <ATen/EmptyTensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/detail/PrivateUse1HooksInterface.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/library.h>

#include <array>
#include <cmath>
#include <set>

#include "tests/engine/pretended_gpu_memory.h"

namespace unclip::tests::pretended {
namespace {

at::Tensor empty(at::IntArrayRef size, std::optional<at::ScalarType> dtype, std::optional<at::MemoryFormat> format) {
    const auto type = dtype.value_or(at::kFloat);
    if (type == at::kDouble)
        state().refuse("a float64 tensor is made");
    const c10::impl::ExcludeDispatchKeyGuard noAutograd(c10::autograd_dispatch_keyset);
    return adopted(at::detail::empty_cpu(size, type, false, format));
}

/// CUDA's kernels for each element take a CPU tensor without dimensions as a number.
bool takesNumbers(const std::string& operation) {
    static const std::set<std::string> names{"add",     "sub",     "mul",  "div",  "rsub", "pow", "where",
                                             "maximum", "minimum", "eq",   "ne",   "lt",   "le",  "gt",
                                             "ge",      "fill_",   "add_", "sub_", "mul_", "div_"};
    return names.contains(operation);
}

void check(const c10::OperatorHandle& operation, c10::ArrayRef<c10::IValue> arguments) {
    const std::string full = operation.schema().name(), name = full.substr(full.find("::") + 2);
    bool onDevice = false, elsewhere = false;
    const auto look = [&](const at::Tensor& tensor) {
        if (!tensor.defined())
            return;
        if (tensor.device().type() == kType) {
            onDevice = true;
            if (tensor.scalar_type() == at::kDouble)
                state().refuse(name + " takes a float64 tensor");
        } else if (tensor.dim() > 0 || !takesNumbers(name)) {
            elsewhere = true;
        }
    };
    for (const auto& argument : arguments) {
        if (argument.isTensor())
            look(argument.toTensor());
        else if (argument.isTensorList())
            for (const at::Tensor& each : argument.toTensorList()) look(each);
        else if (argument.isOptionalTensorList())
            for (const std::optional<at::Tensor>& each : argument.toOptionalTensorList())
                if (each)
                    look(*each);
    }
    if (onDevice && elsewhere)
        state().refuse(name + " takes tensors of two devices");
}

c10::IValue onCpu(OnCpu& views, const c10::IValue& argument) {
    if (argument.isTensor())
        return views.view(argument.toTensor());
    if (argument.isTensorList()) {
        c10::List<at::Tensor> list;
        for (const at::Tensor& each : argument.toTensorList()) list.push_back(views.view(each));
        return list;
    }
    if (argument.isOptionalTensorList()) {
        c10::List<std::optional<at::Tensor>> list;
        for (const std::optional<at::Tensor>& each : argument.toOptionalTensorList())
            list.push_back(each ? std::optional(views.view(*each)) : each);
        return list;
    }
    return argument.isDevice() ? c10::IValue(at::Device(at::kCPU)) : argument;
}

c10::IValue back(OnCpu& views, const c10::IValue& result) {
    if (result.isTensor())
        return views.back(result.toTensor());
    if (result.isTensorList()) {
        c10::List<at::Tensor> list;
        for (const at::Tensor& each : result.toTensorList()) list.push_back(views.back(each));
        return list;
    }
    return result;
}

/// Every operation that isn't below.
void computeOnCpu(const c10::OperatorHandle& operation, torch::jit::Stack* stack) {
    const auto& schema = operation.schema();
    const std::size_t count = schema.arguments().size();
    check(operation, torch::jit::last(*stack, count));
    if (schema.name() == "aten::nonzero" || schema.name() == "aten::equal" || schema.name() == "aten::masked_select")
        state().waitFor(schema.name() + " is read back");
    OnCpu views;
    for (std::size_t i = stack->size() - count; i < stack->size(); ++i) (*stack)[i] = onCpu(views, (*stack)[i]);
    {
        const c10::impl::ExcludeDispatchKeyGuard noAutograd(c10::autograd_dispatch_keyset_with_ADInplaceOrView);
        operation.callBoxed(stack);
    }
    const std::size_t results = schema.returns().size();
    for (std::size_t i = stack->size() - results; i < stack->size(); ++i) (*stack)[i] = back(views, (*stack)[i]);
}

at::Tensor emptyOfFormat(at::IntArrayRef size, std::optional<at::ScalarType> dtype, std::optional<at::Layout>,
                         std::optional<at::Device>, std::optional<bool>, std::optional<at::MemoryFormat> format) {
    return empty(size, dtype, format);
}

at::Tensor emptyStrided(at::IntArrayRef size, at::IntArrayRef stride, std::optional<at::ScalarType> dtype,
                        std::optional<at::Layout>, std::optional<at::Device>, std::optional<bool>) {
    const auto type = dtype.value_or(at::kFloat);
    if (type == at::kDouble)
        state().refuse("a float64 tensor is made");
    const c10::impl::ExcludeDispatchKeyGuard noAutograd(c10::autograd_dispatch_keyset);
    return adopted(at::detail::empty_strided_cpu(size, stride, type, false));
}

at::Tensor copyFrom(const at::Tensor& from, const at::Tensor& to, bool nonBlocking) {
    if (!from.device().is_cpu() && to.device().is_cpu())
        state().waitFor("a tensor of " + std::to_string(from.numel()) + " elements is read back");
    if (from.device().is_cpu() && !to.device().is_cpu()) {
        if (!nonBlocking)
            state().waitFor("a copy of " + std::to_string(from.numel()) + " elements to the device blocks");
        state().uploaded += to.nbytes();
    }
    OnCpu views;
    views.view(to).copy_(views.view(from));
    return to;
}

at::Tensor copyFromAndResize(const at::Tensor& from, const at::Tensor& to) {
    return copyFrom(from, to, false);
}

at::Scalar readValue(const at::Tensor& tensor) {
    state().waitFor("a value is read back");
    OnCpu views;
    return at::_local_scalar_dense(views.view(tensor));
}

at::Tensor convolution(const at::Tensor& input, const at::Tensor& weight, const std::optional<at::Tensor>& bias,
                       at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed,
                       at::IntArrayRef outputPadding, std::int64_t groups) {
    if (input.device() != weight.device() || (bias && bias->defined() && bias->device() != input.device()))
        state().refuse("convolution takes tensors of two devices");
    OnCpu views;
    const c10::impl::ExcludeDispatchKeyGuard noAutograd(c10::autograd_dispatch_keyset_with_ADInplaceOrView);
    return views.back(at::convolution(views.view(input), views.view(weight),
                                      bias ? std::optional(views.view(*bias)) : bias, stride, padding, dilation,
                                      transposed, outputPadding, groups));
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolutionBackward(const at::Tensor& gradient, const at::Tensor& input,
                                                                   const at::Tensor& weight, at::IntArrayRef stride,
                                                                   at::IntArrayRef padding, at::IntArrayRef dilation,
                                                                   bool transposed, at::IntArrayRef outputPadding,
                                                                   std::int64_t groups, std::array<bool, 3> wanted) {
    OnCpu views;
    const c10::impl::ExcludeDispatchKeyGuard noAutograd(c10::autograd_dispatch_keyset_with_ADInplaceOrView);
    const auto results = at::convolution_backward(views.view(gradient), views.view(input), views.view(weight),
                                                  at::IntArrayRef{weight.size(0)}, stride, padding, dilation,
                                                  transposed, outputPadding, groups, wanted);
    return {views.back(std::get<0>(results)), views.back(std::get<1>(results)), views.back(std::get<2>(results))};
}

/// As CUDA's: whatever the layout of the pictures, the result lies channel by channel.
std::tuple<at::Tensor, at::Tensor, at::Tensor> groupNorm(const at::Tensor& input,
                                                         const std::optional<at::Tensor>& weight,
                                                         const std::optional<at::Tensor>& bias, std::int64_t batch,
                                                         std::int64_t channels, std::int64_t pixels,
                                                         std::int64_t groups, double epsilon) {
    if (weight->device() != input.device() || bias->device() != input.device())
        state().refuse("native_group_norm takes tensors of two devices");
    OnCpu views;
    const c10::impl::ExcludeDispatchKeyGuard noAutograd(c10::autograd_dispatch_keyset_with_ADInplaceOrView);
    const auto [result, mean, deviation] =
        at::native_group_norm(views.view(input).contiguous(), views.view(*weight), views.view(*bias), batch, channels,
                              pixels, groups, epsilon);
    return {views.back(result), views.back(mean), views.back(deviation)};
}

/// As CUDA's fused kernels: the scores take no memory.
at::Tensor attention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     const std::optional<at::Tensor>& mask, double dropout, bool causal, std::optional<double> scale,
                     bool grouped) {
    if (keys.device() != queries.device() || values.device() != queries.device() ||
        (mask && mask->defined() && mask->device() != queries.device()))
        state().refuse("scaled_dot_product_attention takes tensors of two devices");
    OnCpu views;
    const c10::impl::ExcludeDispatchKeyGuard noAutograd(c10::autograd_dispatch_keyset_with_ADInplaceOrView);
    return views.back(at::scaled_dot_product_attention(views.view(queries), views.view(keys), views.view(values),
                                                       mask ? std::optional(views.view(*mask)) : mask, dropout, causal,
                                                       scale, grouped));
}

/// With gradients: step by step, for libtorch knows none of the kernel above.
at::Tensor attentionWithGradient(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                                 const std::optional<at::Tensor>& mask, double, bool causal, std::optional<double>,
                                 bool) {
    auto scores = at::matmul(queries / std::sqrt(static_cast<double>(queries.size(3))), keys.transpose(2, 3));
    if (mask && mask->defined())
        scores = scores + *mask;
    if (causal)
        scores = scores + at::full({scores.size(2), scores.size(3)}, -1e9, scores.options()).triu(1);
    return at::matmul(at::softmax(scores, -1), values);
}

/// Streams and events of a device that has none.
struct Guard final : c10::impl::NoOpDeviceGuardImpl<kType> {
    c10::Device exchangeDevice(c10::Device) const override { return kDevice; }
    c10::Device getDevice() const override { return kDevice; }
    c10::Stream getStream(c10::Device) const noexcept override { return c10::Stream(c10::Stream::DEFAULT, kDevice); }
    c10::Stream exchangeStream(c10::Stream) const noexcept override {
        return c10::Stream(c10::Stream::DEFAULT, kDevice);
    }
    void record(void**, const c10::Stream&, const c10::DeviceIndex, const c10::EventFlag) const override {}
    void block(void*, const c10::Stream&) const override {}
    bool queryEvent(void*) const override { return true; }
    void synchronizeEvent(void*) const override {}
    void synchronizeDevice(const c10::DeviceIndex) const override {}
};

C10_REGISTER_GUARD_IMPL(PrivateUse1, Guard);

/// Gradients are computed on devices that say that they are there.
struct Hooks final : at::PrivateUse1HooksInterface {
    bool isBuilt() const override { return true; }
    bool isAvailable() const override { return true; }
    bool hasPrimaryContext(c10::DeviceIndex) const override { return true; }
};

}  // namespace

void announce() {
    static const bool isAnnounced = [] {
        if (at::hasCUDA())
            return false;  // one of a kind is all that libtorch takes
        c10::register_privateuse1_backend("pretended");
        at::RegisterPrivateUse1HooksInterface(new Hooks);
        return true;
    }();
    static_cast<void>(isAnnounced);
}

TORCH_LIBRARY_IMPL(_, PrivateUse1, library) {
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&computeOnCpu>());
}

TORCH_LIBRARY_IMPL(aten, PrivateUse1, library) {
    library.impl("empty.memory_format", TORCH_FN(emptyOfFormat));
    library.impl("empty_strided", TORCH_FN(emptyStrided));
    library.impl("_copy_from", TORCH_FN(copyFrom));
    library.impl("_copy_from_and_resize", TORCH_FN(copyFromAndResize));
    library.impl("_local_scalar_dense", TORCH_FN(readValue));
    library.impl("convolution_overrideable", TORCH_FN(convolution));
    library.impl("convolution_backward_overrideable", TORCH_FN(convolutionBackward));
    library.impl("native_group_norm", TORCH_FN(groupNorm));
    library.impl("native_layer_norm", torch::CppFunction::makeFromBoxedFunction<&computeOnCpu>());
    library.impl("scaled_dot_product_attention", TORCH_FN(attention));
}

TORCH_LIBRARY_IMPL(aten, AutogradPrivateUse1, library) {
    library.impl("scaled_dot_product_attention", TORCH_FN(attentionWithGradient));
}

}  // namespace unclip::tests::pretended
