#pragma once

#include <cstdint>

namespace unclip {

/// Counts floating-point operations (two per multiply-add) of the linear layers, convolutions and attentions that
/// libtorch runs on this thread, from its making to its end. The rest of a network's work is not worth counting.
class WorkCounter {
public:
    WorkCounter();
    ~WorkCounter();
    WorkCounter(const WorkCounter&) = delete;
    WorkCounter& operator=(const WorkCounter&) = delete;

    double operations() const;

private:
    std::uint64_t handle_;
};

}  // namespace unclip
