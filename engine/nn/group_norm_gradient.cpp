#include "engine/nn/group_norm_gradient.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>
#include <vector>

#include "engine/nn/wide_loops.h"

namespace unclip {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Sums over the pixels of one picture, [channels] each.
struct ChannelSums {
    std::vector<float> x, squares, gradient, product;

    explicit ChannelSums(std::int64_t channels) {
        for (auto* each : {&x, &squares, &gradient, &product}) each->assign(static_cast<std::size_t>(channels), 0);
    }
};

UNCLIP_WIDE_LOOPS
void addPixels(const std::uint16_t* x, const std::uint16_t* gradient, std::int64_t pixels, std::int64_t channels,
               float* __restrict sumX, float* __restrict sumSquares, float* __restrict sumGradient,
               float* __restrict sumProduct) {
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel, x += channels, gradient += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = widened(x[c]), slope = widened(gradient[c]);
            sumX[c] += value;
            sumSquares[c] += value * value;
            sumGradient[c] += slope;
            sumProduct[c] += slope * value;
        }
}

UNCLIP_WIDE_LOOPS
void combine(const std::uint16_t* x, const std::uint16_t* gradient, std::int64_t pixels, std::int64_t channels,
             const float* __restrict ofGradient, const float* __restrict ofX, const float* __restrict constant,
             std::uint16_t* __restrict out) {
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel, x += channels, gradient += channels, out += channels)
        for (std::int64_t c = 0; c < channels; ++c)
            out[c] = narrowed(widened(gradient[c]) * ofGradient[c] + widened(x[c]) * ofX[c] + constant[c]);
}

class GroupNormFunction : public torch::autograd::Function<GroupNormFunction> {
public:
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, std::int64_t groups,
                              const at::Tensor& weight, const at::Tensor& bias, double epsilon) {
        context->save_for_backward({x, weight});
        context->saved_data["groups"] = groups;
        context->saved_data["epsilon"] = epsilon;
        return at::group_norm(x, groups, weight.to(x.scalar_type()), bias.to(x.scalar_type()), epsilon);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &weight = saved[1];
        const std::int64_t groups = context->saved_data["groups"].toInt(), batch = x.size(0), channels = x.size(1),
                           pixels = x.size(2) * x.size(3), width = channels / groups;
        const double epsilon = context->saved_data["epsilon"].toDouble();
        const auto gradient = gradients[0].to(x.scalar_type()).contiguous(at::MemoryFormat::ChannelsLast);
        auto ofX = at::empty_like(x);
        auto ofWeight = at::empty({batch, channels}, weight.options()), ofBias = at::empty_like(ofWeight);
        auto* out = reinterpret_cast<std::uint16_t*>(ofX.mutable_data_ptr<at::BFloat16>());
        const float* scale = weight.const_data_ptr<float>();

        at::parallel_for(0, batch, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t picture = begin; picture < end; ++picture) {
                const auto start = picture * pixels * channels;
                ChannelSums sums(channels);
                addPixels(bitsOf(x) + start, bitsOf(gradient) + start, pixels, channels, sums.x.data(),
                          sums.squares.data(), sums.gradient.data(), sums.product.data());
                // y = weight · (x − mean) / deviation + bias, whose gradient in x is a weighted sum of y's, x and 1.
                std::vector<float> weightOfGradient(sums.x.size()), weightOfX(sums.x.size()), constant(sums.x.size());
                for (std::int64_t group = 0; group < groups; ++group) {
                    const auto first = static_cast<std::size_t>(group * width),
                               last = first + static_cast<std::size_t>(width);
                    double sum = 0, squares = 0;
                    for (std::size_t c = first; c < last; ++c) {
                        sum += sums.x[c];
                        squares += sums.squares[c];
                    }
                    const double values = static_cast<double>(width * pixels), mean = sum / values;
                    const double inverse = 1 / std::sqrt(std::max(0.0, squares / values - mean * mean) + epsilon);
                    double slopes = 0, slopesAlongX = 0;
                    for (std::size_t c = first; c < last; ++c) {
                        const double along = inverse * (sums.product[c] - mean * sums.gradient[c]);
                        slopes += scale[c] * static_cast<double>(sums.gradient[c]);
                        slopesAlongX += scale[c] * along;
                        const auto place = picture * channels + static_cast<std::int64_t>(c);
                        ofWeight.mutable_data_ptr<float>()[place] = static_cast<float>(along);
                        ofBias.mutable_data_ptr<float>()[place] = sums.gradient[c];
                    }
                    const double ofOne = -inverse * slopes / values, ofNormalised = -inverse * slopesAlongX / values;
                    for (std::size_t c = first; c < last; ++c) {
                        weightOfGradient[c] = static_cast<float>(inverse * scale[c]);
                        weightOfX[c] = static_cast<float>(ofNormalised * inverse);
                        constant[c] = static_cast<float>(ofOne - ofNormalised * inverse * mean);
                    }
                }
                combine(bitsOf(x) + start, bitsOf(gradient) + start, pixels, channels, weightOfGradient.data(),
                        weightOfX.data(), constant.data(), out + start);
            }
        });
        return {ofX, {}, ofWeight.sum(0), ofBias.sum(0), {}};
    }
};

}  // namespace

bool hasQuickGroupNormGradient(const at::Tensor& x, const at::Tensor& weight) {
    return at::GradMode::is_enabled() && (x.requires_grad() || weight.requires_grad()) && x.device().is_cpu() &&
           x.scalar_type() == at::kBFloat16 && weight.scalar_type() == at::kFloat && x.dim() == 4 &&
           x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor groupNormWithGradient(const at::Tensor& x, std::int64_t groups, const at::Tensor& weight,
                                 const at::Tensor& bias, double epsilon) {
    return GroupNormFunction::apply(x, groups, weight, bias, epsilon);
}

}  // namespace unclip
