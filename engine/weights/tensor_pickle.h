#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/weights/pickle_machine.h"
#include "engine/weights/tensor_file.h"

namespace unclip {

/// A tensor as a checkpoint's pickle describes it; the numbers lie in the storage called `storage`.
struct PickledTensor {
    std::string name;
    StoredDtype dtype = StoredDtype::float32;
    std::string storage;
    std::int64_t storageElements = 0;
    std::int64_t offset = 0;  ///< in elements
    std::vector<std::int64_t> shape, strides;
};

inline constexpr std::size_t kMaximumPickleBytes = 16 << 20;

/// Reads the pickle of a PyTorch checkpoint without running anything: a machine for the opcodes that plain data needs,
/// and of all names that a pickle may call only the few that rebuild tensors and ordered dictionaries. Any other name
/// is refused and told. Gives the tensors of the dictionary that was pickled, or of its "state_dict". `origin` names
/// the file in errors. Throws ModelError.
std::vector<PickledTensor> tensorsOf(const UnpickledValues& values, const std::string& origin);
std::vector<PickledTensor> readTensorPickle(std::span<const std::byte> pickle, const std::string& origin);

}  // namespace unclip
