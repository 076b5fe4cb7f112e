#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/weights/tensor_file.h"

namespace unclip {

/// Reads a PyTorch checkpoint (torch.save's zip format) that lies in memory. The views point into `bytes`: entries must
/// be stored uncompressed, as PyTorch does. The pickle inside is read by a machine that knows tensors, their storages,
/// dictionaries, lists, tuples, numbers and texts; any other name stops it and no code is ever run. A checkpoint is a
/// dictionary of tensors, or holds one under "state_dict"; what isn't a tensor is left out.
/// `origin` names the file in errors. Throws ModelError.
std::vector<TensorView> readZipCheckpoint(std::span<const std::byte> bytes, const std::string& origin);

}  // namespace unclip
