#pragma once

#include "engine/weights/tensor_file.h"

namespace unclip {

/// float64, float32, float16 or bfloat16: not whole numbers or truth values.
bool isFloating(StoredDtype dtype);

/// Rounds the numbers of a floating-point tensor to the nearest of `dtype`: float32, float16 or bfloat16 (ties to even;
/// float64 by way of float32, as PyTorch does) and writes them to `result`, which has room for elements() of them.
/// Returns whether every finite number stayed finite; when one didn't, it stops there.
bool convertNumbers(const TensorView& tensor, StoredDtype dtype, std::byte* result);

}  // namespace unclip
