#pragma once

#include "engine/train/parameter_store.h"

namespace unclip {

struct OptimizerSettings {
    double beta1 = 0.9, beta2 = 0.99;
    double epsilon = 1e-8;
    double weightDecay = 0.01;  ///< of matrices and kernels; biases and norms are never decayed
};

/// AdamW (Loshchilov & Hutter 2019) over all learned parameters of a store.
class AdamW {
public:
    AdamW(const ParameterStore& store, const OptimizerSettings& settings);

    /// One step along the gradients that the parameters hold, in any memory layout; a parameter without one keeps its
    /// value.
    void step(double learningRate);

    /// Scales all gradients so that their common norm is at most `maximum`; returns the norm before.
    double clipGradients(double maximum);

    /// First and second moments and step counts by name, for a checkpoint; restore() throws ModelError when one is
    /// missing.
    NamedTensors state() const;
    void restore(const NamedTensors& state);

private:
    OptimizerSettings settings_;
    std::vector<std::string> names_;
    std::vector<at::Tensor> parameters_, first_, second_, steps_;
};

}  // namespace unclip
