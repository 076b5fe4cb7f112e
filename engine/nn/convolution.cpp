#include "engine/nn/convolution.h"

#include <ATen/Version.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>

#include "engine/nn/winograd.h"

namespace unclip {
namespace {

using Sizes = at::IntArrayRef;
using OptionalTensor = std::optional<at::Tensor>;
using Scalars = c10::List<std::optional<at::Scalar>>;

// oneDNN's operators for weights in its own order, which libtorch's headers don't declare.
template <class Signature>
auto operatorNamed(const char* name) {
    return c10::Dispatcher::singleton().findSchemaOrThrow(name, "").typed<Signature>();
}

bool isReorderable(const Parameters& parameters, const at::Tensor& weight) {
    if (!parameters.isFinal(weight) || weight.size(2) != 3 || !at::hasMKLDNN())
        return false;
    const auto dtype = weight.scalar_type();
    return dtype == at::kFloat || (dtype == at::kBFloat16 && at::get_cpu_capability() == "AVX512");
}

// Measured from 32 to 2,560 channels: reordering takes two thirds of the time on 128 cells, a seventh on 512, nothing
// on 8,192.
bool hasFewCells(const at::Tensor& x) {
    return x.size(0) * x.size(2) * x.size(3) <= 2048;
}

at::Tensor reordered(const at::Tensor& weight, Sizes stride, Sizes padding, Sizes sizes) {
    static const auto reorder =
        operatorNamed<at::Tensor(const at::Tensor&, Sizes, Sizes, Sizes, std::int64_t, at::OptionalIntArrayRef)>(
            "mkldnn::_reorder_convolution_weight");
    return reorder.call(weight, padding, stride, {1, 1}, 1, sizes);
}

at::Tensor convolved(const at::Tensor& x, const at::Tensor& weight, const OptionalTensor& bias, Sizes stride,
                     Sizes padding) {
    static const auto convolve =
        operatorNamed<at::Tensor(const at::Tensor&, const at::Tensor&, const OptionalTensor&, Sizes, Sizes, Sizes,
                                 std::int64_t, std::string_view, Scalars, std::optional<std::string_view>)>(
            "mkldnn::_convolution_pointwise");
    return convolve.call(x, weight, bias, padding, stride, {1, 1}, 1, "none", Scalars(), "");
}

// Along one side, cells 2y and 2y + 1 of the enlarged picture both are cell y of x. Result 2y sees y − 1 by the
// kernel's first number and y by the others' sum; result 2y + 1 sees y by the first two's sum and y + 1 by the last. A
// transposed convolution gives cell y by its number k to result 2y + k − 1.
at::Tensor addedUp(const at::Tensor& weight) {
    const auto along = [](const at::Tensor& kernel, std::int64_t side) {
        const auto first = kernel.select(side, 0), middle = kernel.select(side, 1), last = kernel.select(side, 2);
        return at::stack({last, middle + last, first + middle, first}, side);
    };
    return along(along(weight.to(at::kFloat), 2), 3).transpose(0, 1).to(weight.scalar_type()).contiguous();
}

at::Tensor reorderedTransposed(const at::Tensor& weight, Sizes sizes) {
    static const auto reorder =
        operatorNamed<at::Tensor(const at::Tensor&, Sizes, Sizes, Sizes, Sizes, std::int64_t, at::OptionalIntArrayRef)>(
            "mkldnn::_reorder_convolution_transpose_weight");
    return reorder.call(weight, {1, 1}, {0, 0}, {2, 2}, {1, 1}, 1, sizes);
}

at::Tensor convolvedTransposed(const at::Tensor& x, const at::Tensor& weight, const OptionalTensor& bias) {
    static const auto convolve =
        operatorNamed<at::Tensor(const at::Tensor&, const at::Tensor&, const OptionalTensor&, Sizes, Sizes, Sizes,
                                 Sizes, std::int64_t, std::string_view, Scalars, std::optional<std::string_view>)>(
            "mkldnn::_convolution_transpose_pointwise");
    return convolve.call(x, weight, bias, {1, 1}, {0, 0}, {2, 2}, {1, 1}, 1, "none", Scalars(), "");
}

OptionalTensor orNothing(const at::Tensor& bias) {
    return bias.defined() ? OptionalTensor(bias) : std::nullopt;
}

}  // namespace

Convolution::Convolution(const Parameters& parameters, std::int64_t inputs, std::int64_t outputs, std::int64_t kernel,
                         std::int64_t stride_, bool hasBias, Start start)
    : weight(parameters.take("weight", {outputs, inputs, kernel, kernel}, start, inputs * kernel * kernel)),
      stride(stride_),
      padding(stride_ == kernel ? 0 : kernel / 2),
      canReorder_(isReorderable(parameters, weight)) {
    if (hasBias)
        bias = parameters.take("bias", {outputs}, start, inputs * kernel * kernel);
}

at::Tensor Convolution::operator()(const at::Tensor& x) const {
    if (stride == 1 && padding == 1 && winogradPays(x, weight)) {
        if (weight.is_mkldnn())
            weight = weight.to_dense();
        return winogradConvolution(x, matched(weight, x), matched(bias, x));
    }
    const bool isOrdered = weight.is_mkldnn();
    if (!isOrdered && !(canReorder_ && hasFewCells(x) && !c10::GradMode::is_enabled()))
        return at::conv2d(x, matched(weight, x), matched(bias, x), stride, padding);
    if (!isOrdered || orderedFor_ != x.sizes()) {
        // In an order that doesn't suit the size oneDNN can be ten times slower.
        weight = reordered(isOrdered ? weight.to_dense() : weight, {stride, stride}, {padding, padding}, x.sizes());
        orderedFor_ = x.sizes().vec();
    }
    return convolved(x, weight, orNothing(bias), {stride, stride}, {padding, padding});
}

EnlargingConvolution::EnlargingConvolution(const Parameters& parameters, std::int64_t channels)
    : weight(parameters.take("weight", {channels, channels, 3, 3}, Start::uniform, channels * 9)),
      bias(parameters.take("bias", {channels}, Start::uniform, channels * 9)) {
    if (isReorderable(parameters, weight))
        weight = addedUp(weight);
}

at::Tensor EnlargingConvolution::operator()(const at::Tensor& x) const {
    if (weight.size(2) == 3) {
        const auto enlarged = at::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
        return at::conv2d(enlarged, matched(weight, x), matched(bias, x), 1, 1);
    }
    if (!hasFewCells(x))
        return at::conv_transpose2d(x, weight, bias, 2, 1);
    if (orderedFor_ != x.sizes()) {
        ordered_ = reorderedTransposed(weight, x.sizes());
        orderedFor_ = x.sizes().vec();
    }
    return convolvedTransposed(x, ordered_, bias);
}

}  // namespace unclip
