#include "engine/train/optimizer.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>

#include "engine/base/error.h"

namespace unclip {
namespace {

constexpr int kNewtonSchulzSteps = 5;
constexpr std::int64_t kSmallestOrthogonal = 16;  // rows and columns
constexpr double kRootMeanSquare = 0.2;  // of AdamW's usual steps, in learning rates (Liu et al. 2025, section 2.2)

}  // namespace

Optimizer::Optimizer(const ParameterStore& store, const OptimizerSettings& settings)
    : settings_(settings), names_(store.learnedNames()), parameters_(store.learned()) {
    const at::NoGradGuard noGradient;
    for (const auto& parameter : parameters_) {
        first_.push_back(at::zeros_like(parameter));
        second_.push_back(at::zeros_like(parameter));
        steps_.push_back(at::zeros({}, at::TensorOptions().dtype(at::kFloat).device(parameter.device())));
    }
}

at::Tensor orthogonalised(const at::Tensor& matrix) {
    // The quintic of Jordan's Muon: its slope at zero is as steep as it can be while all values end near 1.
    constexpr double a = 3.4445, b = -4.7750, c = 2.0315;
    at::Tensor x = matrix.flatten(1);
    const bool isTall = x.size(0) > x.size(1);
    if (isTall)
        x = x.t();
    x = x / (at::linalg_vector_norm(x) + 1e-7);
    for (int i = 0; i < kNewtonSchulzSteps; ++i) {
        const auto square = at::matmul(x, x.t());
        x = a * x + at::matmul(b * square + c * at::matmul(square, square), x);
    }
    return (isTall ? x.t() : x).reshape(matrix.sizes());
}

bool Optimizer::isOrthogonal(const at::Tensor& parameter) const {
    return settings_.matrices == MatrixStep::orthogonal && parameter.dim() >= 2 &&
           std::min(parameter.size(0), parameter.numel() / parameter.size(0)) >= kSmallestOrthogonal;
}

void Optimizer::step(double learningRate, int threads) {
    const at::NoGradGuard noGradient;
    stepAdamW(learningRate, true);
    stepAdamW(learningRate, false);
    stepOrthogonal(learningRate, threads);
}

void Optimizer::stepAdamW(double learningRate, bool decayed) {
    std::vector<at::Tensor> parameters, gradients, first, second, steps;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        if (!parameters_[i].grad().defined() || (parameters_[i].dim() >= 2) != decayed || isOrthogonal(parameters_[i]))
            continue;
        parameters.push_back(parameters_[i]);
        gradients.push_back(parameters_[i].grad().contiguous());  // the fused step reads memory, not strides
        first.push_back(first_[i]);
        second.push_back(second_[i]);
        steps.push_back(steps_[i]);
    }
    if (parameters.empty())
        return;
    at::_foreach_add_(steps, 1);
    at::_fused_adamw_(parameters, gradients, first, second, {}, steps, learningRate, settings_.beta1, settings_.beta2,
                      decayed ? settings_.weightDecay : 0.0, settings_.epsilon, false, false);
}

void Optimizer::stepOrthogonal(double learningRate, int threads) {
    std::atomic<std::size_t> next = 0;
    const auto stepNext = [&] {
        const at::NoGradGuard noGradient;
        for (std::size_t i = next++; i < parameters_.size(); i = next++)
            if (parameters_[i].grad().defined() && isOrthogonal(parameters_[i]))
                stepOrthogonal(i, learningRate);
    };
    std::vector<std::future<void>> others;
    for (int i = 1; i < threads; ++i)
        others.push_back(std::async(std::launch::async, [&] {
            at::set_num_threads(1);
            stepNext();
        }));
    stepNext();
    for (auto& other : others) other.get();
}

void Optimizer::stepOrthogonal(std::size_t index, double learningRate) {
    at::Tensor& parameter = parameters_[index];
    first_[index].lerp_(parameter.grad(), 1 - settings_.momentum);
    const auto ahead = parameter.grad().lerp(first_[index], settings_.momentum);
    const double longer = static_cast<double>(std::max(parameter.size(0), parameter.numel() / parameter.size(0)));
    parameter.mul_(1 - learningRate * settings_.weightDecay);
    parameter.add_(orthogonalised(ahead.to(at::kBFloat16)).to(at::kFloat),
                   -learningRate * kRootMeanSquare * std::sqrt(longer));
    steps_[index].add_(1);
}

double Optimizer::clipGradients(double maximum) {
    const at::NoGradGuard noGradient;
    std::vector<at::Tensor> gradients;
    for (const auto& parameter : parameters_)
        if (parameter.grad().defined())
            gradients.push_back(parameter.grad());
    if (gradients.empty())
        return 0.0;
    const double norm = at::linalg_vector_norm(at::stack(at::_foreach_norm(gradients))).item<double>();
    if (norm > maximum)
        at::_foreach_mul_(gradients, maximum / (norm + 1e-6));
    return norm;
}

NamedTensors Optimizer::state() const {
    NamedTensors result;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        result["first/" + names_[i]] = first_[i];
        result["second/" + names_[i]] = second_[i];
        result["steps/" + names_[i]] = steps_[i];
    }
    return result;
}

void Optimizer::restore(const NamedTensors& state) {
    for (const auto& [name, tensor] : this->state()) {
        const auto found = state.find(name);
        if (found == state.end() || found->second.sizes() != tensor.sizes())
            throw ModelError("The saved training state has no usable \"" + name +
                             "\"; it belongs to another network. Train into a new folder.");
        tensor.copy_(found->second);
    }
}

}  // namespace unclip
