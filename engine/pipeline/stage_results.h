#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/content_hash.h"

namespace unclip {

/// All that a stage's result depends on, to the last bit.
class StageInputs {
public:
    explicit StageInputs(std::string_view stage) { hash_.add(stage); }

    StageInputs& add(const at::Tensor& tensor);  ///< any shape, dtype and device; may be undefined
    StageInputs& add(double number);
    StageInputs& add(std::int64_t number);

    std::string key() const { return hash_.hex(); }

private:
    ContentHash hash_;
};

/// What the stages of a model computed last, so that a job that changes later settings alone begins where the jobs
/// before it were still alike. Small tensors only: texts, embeddings, noises. The oldest make room for new ones.
class StageResults {
public:
    using Tensors = std::vector<at::Tensor>;

    /// The tensors kept under a key of StageInputs; null when there are none, or none any more.
    const Tensors* find(const std::string& key);
    void keep(const std::string& key, Tensors tensors);
    void forget();

private:
    struct Result {
        std::string key;
        Tensors tensors;
    };
    std::list<Result> results_;  ///< the last used first
    std::size_t bytes_ = 0;
};

}  // namespace unclip
