#pragma once

#include <ATen/ATen.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace unclip {

/// Collects the intermediate tensors of a job under names ("prior.step.0.x", "decoder.images", …; the list stands in
/// tests/golden/README.md) for comparison with the reference.
class TensorDump {
public:
    /// Adds rows to a tensor: pictures of one request that are painted one after another end up in one batch.
    void add(const std::string& name, const at::Tensor& rows);

    /// The same for a tensor whose first half of rows is unconditional: the result has all unconditional rows first.
    void addGuided(const std::string& name, const at::Tensor& rows, bool isGuided);

    /// The collected tensor; undefined when nothing has that name.
    at::Tensor find(const std::string& name) const;
    std::vector<std::string> names() const;

    /// Writes a safetensors file. Throws FileError.
    void write(const std::filesystem::path& file) const;

private:
    struct Rows {
        std::vector<at::Tensor> unconditional, conditional;
    };
    std::map<std::string, Rows> tensors_;
};

}  // namespace unclip
