#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/sentence.h"

namespace unclip {

/// A value that a pickle builds. Small, and it refers to texts and other values instead of copying them: a pickle of a
/// megabyte can name a value of its own a hundred thousand times.
struct PickleValue {
    enum class Kind { none, boolean, integer, real, text, bytes, list, tuple, dictionary, global, storage, tensor };
    Kind kind = Kind::none;
    std::int64_t integer = 0;   ///< boolean, integer; tensor: its offset; storage: how many elements it has
    std::string_view text;      ///< text, bytes; storage: its name
    std::string_view callable;  ///< global, and the one of a storage: "torch FloatStorage", …
    std::vector<PickleValue*>
        items;  ///< list, tuple; dictionary: key, value, key, value, …; tensor: storage, shape, strides
};

/// What a pickle builds. Nothing of it is run; texts are views into it.
class UnpickledValues {
public:
    /// Throws ModelError, which names `origin`, when the pickle is damaged, holds more than half a million values, or
    /// needs an opcode or a name that a checkpoint of tensors has no use for.
    /// `pickle` may be followed by other things.
    UnpickledValues(std::span<const std::byte> pickle, const std::string& origin);

    const PickleValue& root() const { return *root_; }

    /// Everything that was built, in this order, and how long the pickle was.
    const std::deque<PickleValue>& all() const { return values_; }
    std::size_t bytesRead() const { return bytesRead_; }

private:
    std::deque<PickleValue> values_;  ///< owns everything: a pickle may build rings
    const PickleValue* root_ = nullptr;
    std::size_t bytesRead_ = 0;
};

/// Throws ModelError: "ORIGIN was refused: REASON."
[[noreturn]] void refusePickle(const std::string& origin, const Sentence& reason);

}  // namespace unclip
