#pragma once

#include <span>
#include <string>

#include "engine/weights/tensor_pickle.h"

namespace unclip {

/// A tensor of a PyTorch checkpoint where it lies in its storage; takes its name and shape. Throws ModelError, which
/// names `origin` and the tensor, when it is empty, reaches out of the storage or claims more elements than that has.
TensorView tensorInStorage(PickledTensor&& tensor, std::span<const std::byte> storage, const std::string& origin);

}  // namespace unclip
