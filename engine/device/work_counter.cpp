#include "engine/device/work_counter.h"

#include <ATen/ATen.h>
#include <ATen/record_function.h>

#include <cstring>

namespace unclip {
namespace {

thread_local double counted = 0;

double elements(const at::Tensor& tensor) {
    return static_cast<double>(tensor.numel());
}

// The size of a convolution's output along one side.
double outputSide(std::int64_t input, std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
    return static_cast<double>((input + 2 * padding - kernel) / stride + 1);
}

double workOf(const char* name, c10::ArrayRef<const c10::IValue> inputs) {
    if (std::strcmp(name, "aten::linear") == 0)
        return 2 * elements(inputs[0].toTensor()) * static_cast<double>(inputs[1].toTensor().size(0));
    if (std::strcmp(name, "aten::conv2d") == 0) {
        const auto& x = inputs[0].toTensor();
        const auto& weight = inputs[1].toTensor();
        const auto stride = inputs[3].toIntVector(), padding = inputs[4].toIntVector();
        return 2 * elements(weight) * static_cast<double>(x.size(0)) *
               outputSide(x.size(2), weight.size(2), stride.front(), padding.front()) *
               outputSide(x.size(3), weight.size(3), stride.back(), padding.back());
    }
    if (std::strcmp(name, "aten::scaled_dot_product_attention") == 0)
        return 4 * elements(inputs[0].toTensor()) * static_cast<double>(inputs[1].toTensor().size(2));
    return 0;
}

}  // namespace

WorkCounter::WorkCounter() {
    counted = 0;
    handle_ = at::addThreadLocalCallback(
        at::RecordFunctionCallback([](const at::RecordFunction& function) -> std::unique_ptr<at::ObserverContext> {
            counted += workOf(function.name(), function.inputs());
            return nullptr;
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

}  // namespace unclip
