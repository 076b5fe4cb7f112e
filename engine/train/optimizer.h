#pragma once

#include "engine/train/parameter_store.h"

namespace unclip {

/// How matrices and kernels are stepped; biases, norms and layers with few rows or columns always go with AdamW.
enum class MatrixStep {
    adamW,
    orthogonal,  ///< Muon (Jordan et al. 2024): the momentum's nearest orthogonal matrix, as large as AdamW's steps are
};

struct OptimizerSettings {
    MatrixStep matrices = MatrixStep::adamW;
    double momentum = 0.95;  ///< of orthogonal steps
    double beta1 = 0.9, beta2 = 0.99;
    double epsilon = 1e-8;
    double weightDecay = 0.01;  ///< of matrices and kernels; biases and norms are never decayed
};

/// Steps all learned parameters of a store: AdamW (Loshchilov & Hutter 2019), or Muon for its matrices.
class Optimizer {
public:
    Optimizer(const ParameterStore& store, const OptimizerSettings& settings);

    /// One step along the gradients that the parameters hold, in any memory layout; a parameter without one keeps its
    /// value. Matrices are made orthogonal side by side on so many threads; the result doesn't depend on how many.
    void step(double learningRate, int threads = 1);

    /// Scales all gradients so that their common norm is at most `maximum`; returns the norm before.
    double clipGradients(double maximum);

    /// First and second moments and step counts by name, for a checkpoint; restore() throws ModelError when one is
    /// missing.
    NamedTensors state() const;
    void restore(const NamedTensors& state);

private:
    bool isOrthogonal(const at::Tensor& parameter) const;
    void stepAdamW(double learningRate, bool decayed);
    void stepOrthogonal(double learningRate, int threads);
    void stepOrthogonal(std::size_t index, double learningRate);

    OptimizerSettings settings_;
    std::vector<std::string> names_;
    std::vector<at::Tensor> parameters_, first_, second_, steps_;
};

/// About the nearest matrix to `matrix` [rows, columns, ...] (flattened behind its rows) whose singular values are all
/// 1: five Newton-Schulz steps, in the precision of `matrix`. Singular values end between 0.7 and 1.2.
at::Tensor orthogonalised(const at::Tensor& matrix);

}  // namespace unclip
