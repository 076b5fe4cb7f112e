#pragma once

#include <filesystem>
#include <optional>

#include "engine/train/parameter_store.h"

namespace unclip {

/// Writes tensors as one safetensors file that appears only when it is whole. `dtype`: what floating-point tensors
/// become; absent: what they are. Throws FileError (disk full, no permission).
void saveTensors(const std::filesystem::path& file, const NamedTensors& tensors,
                 std::optional<at::ScalarType> dtype = std::nullopt);

/// Reads a safetensors file into memory of its own. Throws ModelError.
NamedTensors loadTensors(const std::filesystem::path& file);

/// The tensors whose names begin with `prefix`, without it.
NamedTensors under(const NamedTensors& tensors, const std::string& prefix);

/// Adds all of `from` to `to`, with `prefix` before their names.
void addUnder(NamedTensors& to, const std::string& prefix, const NamedTensors& from);

}  // namespace unclip
