#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/weights/tensor_file.h"

namespace unclip {

inline constexpr std::size_t kMaximumSafetensorsHeader = 100'000'000;

/// Reads the header of a safetensors file that lies in memory: 8 bytes header length, JSON header, tensor data. The
/// views point into `bytes`. Checked: lengths, names given once, dtypes, shape × dtype against the offsets, and that
/// the tensors cover the data without gaps or overlaps. `origin` names the file in errors. Throws ModelError.
std::vector<TensorView> readSafetensors(std::span<const std::byte> bytes, const std::string& origin);

}  // namespace unclip
