#include "engine/device/work_counter.h"

#include <ATen/ATen.h>
#include <ATen/record_function.h>

#include <chrono>
#include <optional>
#include <string_view>

namespace unclip {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::array<double, kOperationKinds.size()>;

thread_local double counted = 0;
thread_local Seconds secondsOfKinds{};
thread_local int operationsUnderWay = 0;  // of those that have a kind; one may call others

std::optional<OperationKind> kindOf(std::string_view name) {
    struct Named {
        std::string_view name;
        OperationKind kind;
    };
    static constexpr std::array operations{
        Named{"aten::conv2d", OperationKind::convolution},
        Named{"aten::conv_transpose2d", OperationKind::convolution},
        Named{"mkldnn::_convolution_pointwise", OperationKind::convolution},
        Named{"mkldnn::_convolution_transpose_pointwise", OperationKind::convolution},
        Named{"unclip::winograd_convolution", OperationKind::convolution},
        Named{"mkldnn::_reorder_convolution_weight", OperationKind::convolution},
        Named{"mkldnn::_reorder_convolution_transpose_weight", OperationKind::convolution},
        Named{"aten::linear", OperationKind::matrix},
        Named{"aten::matmul", OperationKind::matrix},
        Named{"aten::scaled_dot_product_attention", OperationKind::attention},
        Named{"aten::group_norm", OperationKind::norm},
        Named{"unclip::silu_of_norm", OperationKind::norm},
        Named{"aten::layer_norm", OperationKind::norm}};
    for (const Named& operation : operations)
        if (operation.name == name)
            return operation.kind;
    return std::nullopt;
}

/// Lives as long as an operation runs.
struct Timed : at::ObserverContext {
    explicit Timed(OperationKind operation) : kind(operation), begin(Clock::now()) { ++operationsUnderWay; }

    OperationKind kind;
    Clock::time_point begin;
};

void end(const Timed& operation) {
    if (--operationsUnderWay == 0)
        secondsOfKinds[static_cast<std::size_t>(operation.kind)] +=
            std::chrono::duration<double>(Clock::now() - operation.begin).count();
}

double elements(const at::Tensor& tensor) {
    return static_cast<double>(tensor.numel());
}

// The size of a convolution's output along one side.
double outputSide(std::int64_t input, std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
    return static_cast<double>((input + 2 * padding - kernel) / stride + 1);
}

double workOfConvolution(c10::ArrayRef<const c10::IValue> inputs, const std::vector<std::int64_t>& stride,
                         const std::vector<std::int64_t>& padding) {
    const auto& x = inputs[0].toTensor();
    const auto& weight = inputs[1].toTensor();
    return 2 * elements(weight) * static_cast<double>(x.size(0)) *
           outputSide(x.size(2), weight.size(2), stride.front(), padding.front()) *
           outputSide(x.size(3), weight.size(3), stride.back(), padding.back());
}

double workOf(std::string_view name, c10::ArrayRef<const c10::IValue> inputs) {
    if (name == "aten::linear")
        return 2 * elements(inputs[0].toTensor()) * static_cast<double>(inputs[1].toTensor().size(0));
    if (name == "aten::conv2d")
        return workOfConvolution(inputs, inputs[3].toIntVector(), inputs[4].toIntVector());
    if (name == "mkldnn::_convolution_pointwise")
        return workOfConvolution(inputs, inputs[4].toIntVector(), inputs[3].toIntVector());
    if (name == "unclip::winograd_convolution")  // what a direct one would take
        return workOfConvolution(inputs, {1}, {1});
    if (name == "aten::conv_transpose2d" || name == "mkldnn::_convolution_transpose_pointwise") {
        const auto& x = inputs[0].toTensor();
        return 2 * elements(inputs[1].toTensor()) * static_cast<double>(x.size(0) * x.size(2) * x.size(3));
    }
    if (name == "aten::scaled_dot_product_attention")
        return 4 * elements(inputs[0].toTensor()) * static_cast<double>(inputs[1].toTensor().size(2));
    return 0;
}

}  // namespace

WorkCounter::WorkCounter() {
    counted = 0;
    secondsOfKinds = {};
    handle_ =
        at::addThreadLocalCallback(at::RecordFunctionCallback(
                                       [](const at::RecordFunction& function) -> std::unique_ptr<at::ObserverContext> {
                                           counted += workOf(function.name(), function.inputs());
                                           if (const auto kind = kindOf(function.name()))
                                               return std::make_unique<Timed>(*kind);
                                           return nullptr;
                                       },
                                       [](const at::RecordFunction&, at::ObserverContext* context) {
                                           if (context)
                                               end(static_cast<const Timed&>(*context));
                                       })
                                       .needsInputs(true)
                                       .scopes({at::RecordScope::FUNCTION}));
}

WorkCounter::~WorkCounter() {
    at::removeCallback(handle_);
}

double WorkCounter::operations() const {
    return counted;
}

std::array<double, kOperationKinds.size()> WorkCounter::seconds() const {
    return secondsOfKinds;
}

}  // namespace unclip
