#include "engine/train/optimizer.h"

#include <ATen/core/grad_mode.h>

#include "engine/error.h"

namespace unclip {

AdamW::AdamW(const ParameterStore& store, const OptimizerSettings& settings)
    : settings_(settings), names_(store.learnedNames()), parameters_(store.learned()) {
    const at::NoGradGuard noGradient;
    for (const auto& parameter : parameters_) {
        first_.push_back(at::zeros_like(parameter));
        second_.push_back(at::zeros_like(parameter));
        steps_.push_back(at::zeros({}, at::TensorOptions().dtype(at::kFloat).device(parameter.device())));
    }
}

void AdamW::step(double learningRate) {
    const at::NoGradGuard noGradient;
    for (const bool decayed : {true, false}) {
        std::vector<at::Tensor> parameters, gradients, first, second, steps;
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            if (!parameters_[i].grad().defined() || (parameters_[i].dim() >= 2) != decayed)
                continue;
            parameters.push_back(parameters_[i]);
            gradients.push_back(parameters_[i].grad().contiguous());  // the fused step reads memory, not strides
            first.push_back(first_[i]);
            second.push_back(second_[i]);
            steps.push_back(steps_[i]);
        }
        if (parameters.empty())
            continue;
        at::_foreach_add_(steps, 1);
        at::_fused_adamw_(parameters, gradients, first, second, {}, steps, learningRate, settings_.beta1,
                          settings_.beta2, decayed ? settings_.weightDecay : 0.0, settings_.epsilon, false, false);
    }
}

double AdamW::clipGradients(double maximum) {
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

NamedTensors AdamW::state() const {
    NamedTensors result;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        result["first/" + names_[i]] = first_[i];
        result["second/" + names_[i]] = second_[i];
        result["steps/" + names_[i]] = steps_[i];
    }
    return result;
}

void AdamW::restore(const NamedTensors& state) {
    for (const auto& [name, tensor] : this->state()) {
        const auto found = state.find(name);
        if (found == state.end() || found->second.sizes() != tensor.sizes())
            throw ModelError("The saved training state has no usable \"" + name +
                             "\"; it belongs to another network. Train into a new folder.");
        tensor.copy_(found->second);
    }
}

}  // namespace unclip
