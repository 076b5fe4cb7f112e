#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/weights/tensor_file.h"

namespace unclip {

/// What a safetensors file will hold, before its data exists in one place.
struct TensorDescription {
    std::string name;
    StoredDtype dtype = StoredDtype::float32;
    std::vector<std::int64_t> shape;
};

/// Writes a safetensors file: its header first, then each tensor's bytes as `dataOf(i)` gives them, so that only one
/// tensor has to be in memory at a time. The file gets its name only when it is whole and on the disk. dataOf(i) has to
/// return exactly shape × dtype contiguous bytes, valid until the next call. Throws FileError (disk full, no
/// permission) and std::invalid_argument for names given twice or wrong sizes.
void writeSafetensors(const std::filesystem::path& file, const std::vector<TensorDescription>& tensors,
                      const std::function<std::span<const std::byte>(std::size_t index)>& dataOf,
                      const std::map<std::string, std::string>& metadata = {});

/// The same for tensors that all lie in memory.
void writeSafetensors(const std::filesystem::path& file, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace unclip
