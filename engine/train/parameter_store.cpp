#include "engine/train/parameter_store.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/grad_mode.h>

#include <cmath>
#include <sstream>

#include "engine/base/error.h"
#include "engine/scenes/random.h"

namespace unclip {
namespace {

/// FNV-1a: a tensor's start depends on the seed and its own name, not on which tensors were made before it.
std::uint64_t hashOf(const std::string& name) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

std::string shapeText(at::IntArrayRef shape) {
    std::ostringstream text;
    text << shape;
    return text.str();
}

void requireShape(const std::string& origin, const std::string& name, const at::Tensor& tensor, at::IntArrayRef shape) {
    if (tensor.sizes() != shape)
        throw ModelError(origin + " holds \"" + name + "\" in the shape " + shapeText(tensor.sizes()) + ", but " +
                         shapeText(shape) + " is needed; weights and config.json don't belong together.");
}

}  // namespace

ParameterStore::ParameterStore(std::uint64_t seed, NamedTensors existing, at::Device device)
    : seed_(seed), existing_(std::move(existing)), device_(device) {}

at::Tensor ParameterStore::fresh(const std::string& name, at::IntArrayRef shape, Start start,
                                 std::int64_t fanIn) const {
    auto generator = at::detail::createCPUGenerator(Random(seed_ ^ hashOf(name)).next() >> 32);
    const at::Tensor tensor = at::zeros(shape, at::kFloat);
    const double width = static_cast<double>(shape.empty() ? 1 : shape.back());
    const double bound = 1.0 / std::sqrt(static_cast<double>(fanIn));
    switch (start) {
        case Start::uniform:
            tensor.uniform_(-bound, bound, generator);
            break;
        case Start::zeros:
            break;
        case Start::ones:
            tensor.fill_(1.0);
            break;
        case Start::normal:
            tensor.normal_(0.0, 0.02, generator);
            break;
        case Start::smallNormal:
            tensor.normal_(0.0, 0.5 / std::sqrt(width), generator);
            break;
    }
    return tensor;
}

at::Tensor ParameterStore::take(const std::string& name, at::IntArrayRef shape, Start start, std::int64_t fanIn) {
    if (parameters_.contains(name))
        throw Error("Two parts of a network ask for the parameter \"" + name + "\"; this is a fault of the program.");
    at::Tensor tensor;
    if (const auto found = existing_.find(name); found != existing_.end()) {
        requireShape("The model folder", name, found->second, shape);
        tensor = found->second.to(at::kFloat).clone(at::MemoryFormat::Contiguous);
    } else {
        tensor = fresh(name, shape, start, fanIn);
    }
    tensor = tensor.to(device_);
    averages_.emplace(name, tensor.clone());
    tensor.set_requires_grad(true);
    return parameters_.emplace(name, tensor).first->second;
}

void ParameterStore::fix(const std::string& name, const at::Tensor& value) {
    const at::NoGradGuard noGradient;
    at::Tensor& parameter = parameters_.at(name);
    parameter.set_requires_grad(false);
    parameter.copy_(value.view_as(parameter));
    averages_.at(name).copy_(parameter);
    fixed_.insert(name);
}

std::vector<std::string> ParameterStore::learnedNames() const {
    std::vector<std::string> names;
    for (const auto& [name, tensor] : parameters_)
        if (!fixed_.contains(name))
            names.push_back(name);
    return names;
}

std::vector<at::Tensor> ParameterStore::learned() const {
    std::vector<at::Tensor> tensors;
    for (const auto& name : learnedNames()) tensors.push_back(parameters_.at(name));
    return tensors;
}

std::vector<at::Tensor> ParameterStore::averaged() const {
    std::vector<at::Tensor> tensors;
    for (const auto& name : learnedNames()) tensors.push_back(averages_.at(name));
    return tensors;
}

void ParameterStore::updateAverages(double decay) {
    const at::NoGradGuard noGradient;
    const auto averages = averaged();
    at::_foreach_lerp_(averages, learned(), 1.0 - decay);
}

void ParameterStore::restore(const NamedTensors& parameters, const NamedTensors& averages) {
    const at::NoGradGuard noGradient;
    const auto copyAll = [](const NamedTensors& from, NamedTensors& to) {
        for (auto& [name, tensor] : to) {
            const auto found = from.find(name);
            if (found == from.end())
                throw ModelError("The saved training state lacks \"" + name +
                                 "\"; it belongs to another network. Train into a new folder.");
            requireShape("The saved training state", name, found->second, tensor.sizes());
            tensor.copy_(found->second);
        }
    };
    copyAll(parameters, parameters_);
    copyAll(averages, averages_);
}

LoadedParameters::LoadedParameters(NamedTensors tensors, std::string origin)
    : tensors_(std::move(tensors)), origin_(std::move(origin)) {}

at::Tensor LoadedParameters::take(const std::string& name, at::IntArrayRef shape, Start, std::int64_t) {
    const auto found = tensors_.find(name);
    if (found == tensors_.end())
        throw ModelError(origin_ + " lacks the tensor \"" + name + "\".");
    requireShape(origin_, name, found->second, shape);
    return found->second;
}

}  // namespace unclip
