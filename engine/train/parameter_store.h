#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/nn/parameters.h"

namespace unclip {

/// Tensors by the names that they are saved with, sorted, so that a file's order never depends on the program.
using NamedTensors = std::map<std::string, at::Tensor>;

/// The parameters that are learned: made fresh as their Start says, or taken from weights that exist already. Kept in
/// float32, with gradients. Beside each stands its exponential moving average (EMA), which pictures are painted with.
class ParameterStore : public ParameterSource {
public:
    /// `seed` decides the fresh values. `existing`: values to begin with, by name; they are copied.
    explicit ParameterStore(std::uint64_t seed, NamedTensors existing = {}, at::Device device = at::kCPU);

    /// Throws ModelError when an existing value has another shape, Error when a name is taken twice.
    at::Tensor take(const std::string& name, at::IntArrayRef shape, Start start, std::int64_t fanIn) override;
    bool has(const std::string&) const override { return true; }

    /// A number that is part of the model but not learned (the prior's mean and deviation): no gradient, no average.
    void fix(const std::string& name, const at::Tensor& value);

    const NamedTensors& parameters() const { return parameters_; }
    std::vector<std::string> learnedNames() const;
    std::vector<at::Tensor> learned() const;   ///< in the order of learnedNames()
    std::vector<at::Tensor> averaged() const;  ///< their moving averages, in the same order

    /// average += (1 - decay) (parameter - average).
    void updateAverages(double decay);

    /// Averages of what is learned and fixed numbers as they are: what is shipped. The tensors see every later update.
    const NamedTensors& averages() const { return averages_; }

    /// Values of a run that was interrupted. Throws ModelError when a tensor is missing or has another shape.
    void restore(const NamedTensors& parameters, const NamedTensors& averages);

private:
    at::Tensor fresh(const std::string& name, at::IntArrayRef shape, Start start, std::int64_t fanIn) const;

    std::uint64_t seed_;
    NamedTensors existing_;
    at::Device device_;
    NamedTensors parameters_, averages_;
    std::set<std::string> fixed_;
};

/// Parameters that are only read, from tensors in memory.
class LoadedParameters : public ParameterSource {
public:
    /// `origin` stands for the file in messages.
    LoadedParameters(NamedTensors tensors, std::string origin);

    at::Tensor take(const std::string& name, at::IntArrayRef shape, Start start, std::int64_t fanIn) override;
    bool has(const std::string& name) const override { return tensors_.contains(name); }

private:
    NamedTensors tensors_;
    std::string origin_;
};

}  // namespace unclip
