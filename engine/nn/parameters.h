#pragma once

#include <ATen/ATen.h>

#include <string>

namespace unclip {

/// How a fresh parameter starts when a model is trained from nothing; a model that is loaded ignores it.
enum class Start {
    uniform,  ///< uniform in ±1/sqrt(fan in): PyTorch's default for linear and convolution layers
    zeros,
    ones,
    normal,       ///< standard deviation 0.02: embeddings
    smallNormal,  ///< standard deviation width^-0.5 / 2: class tokens and position embeddings
};

/// Gives a model its tensors by the names that they are saved with. A loaded folder, a fresh initialisation and a test
/// are three sources; the models know only this.
class ParameterSource {
public:
    virtual ~ParameterSource() = default;

    /// The tensor `name` with exactly this shape. `fanIn` matters for Start::uniform only.
    /// Throws ModelError naming file, tensor, wanted and found shape.
    virtual at::Tensor take(const std::string& name, at::IntArrayRef shape, Start start, std::int64_t fanIn) = 0;

    /// Whether the source holds (or, for a fresh model, would make) an optional tensor.
    virtual bool has(const std::string& name) const = 0;

    /// Whether a tensor that was taken never changes and is computed with in its own dtype, so that a layer may keep it
    /// in another order.
    virtual bool isFinal(const at::Tensor&) const { return false; }
};

/// A place in a source's tree of names: `parameters / "attentions" / 0` is "….attentions.0".
class Parameters {
public:
    explicit Parameters(ParameterSource& source) : source_(&source) {}

    Parameters operator/(const std::string& child) const { return {*source_, join(child)}; }
    Parameters operator/(const char* child) const { return *this / std::string(child); }
    Parameters operator/(int child) const { return *this / std::to_string(child); }

    at::Tensor take(const std::string& name, at::IntArrayRef shape, Start start, std::int64_t fanIn = 1) const {
        return source_->take(join(name), shape, start, fanIn);
    }
    bool has(const std::string& name) const { return source_->has(join(name)); }
    bool isFinal(const at::Tensor& taken) const { return source_->isFinal(taken); }

private:
    Parameters(ParameterSource& source, std::string path) : source_(&source), path_(std::move(path)) {}
    std::string join(const std::string& child) const { return path_.empty() ? child : path_ + "." + child; }

    ParameterSource* source_;
    std::string path_;
};

/// `parameter` in the dtype of `input`. Weights stay in the narrow dtype of their file when that saves memory and are
/// widened where they are used, which is exact; training keeps them in float32 and narrows them here.
inline at::Tensor matched(const at::Tensor& parameter, const at::Tensor& input) {
    return parameter.defined() && parameter.scalar_type() != input.scalar_type() ? parameter.to(input.scalar_type())
                                                                                 : parameter;
}

}  // namespace unclip
