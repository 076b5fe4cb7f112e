#pragma once

#include "engine/nn/parameters.h"

namespace unclip::tests {

/// Random numbers by name and shape, the same at every time.
class RandomParameters : public ParameterSource {
public:
    /// `areFinal`: the layers may keep them in another order.
    explicit RandomParameters(bool areFinal = false, at::ScalarType dtype = at::kFloat)
        : areFinal_(areFinal), dtype_(dtype) {}

    at::Tensor take(const std::string& name, at::IntArrayRef shape, Start, std::int64_t) override {
        at::manual_seed(name.size());
        return at::randn(shape).to(dtype_);
    }
    bool has(const std::string&) const override { return true; }
    bool isFinal(const at::Tensor&) const override { return areFinal_; }

private:
    bool areFinal_;
    at::ScalarType dtype_;
};

}  // namespace unclip::tests
