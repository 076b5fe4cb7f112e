#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/weights/tensor_file.h"

namespace unclip {

/// Whether bytes begin as PyTorch's checkpoints did before 1.6, when they became zip archives.
bool isLegacyCheckpoint(std::span<const std::byte> bytes);

/// The tensors of such a checkpoint: five pickles (magic number, version, machine, tensors, order of the storages), and
/// behind them each storage's length and numbers. Nothing is run, as in readTensorPickle(). `origin` names the file in
/// errors. Throws ModelError.
std::vector<TensorView> readLegacyCheckpoint(std::span<const std::byte> bytes, const std::string& origin);

}  // namespace unclip
