#pragma once

#include <array>
#include <cstdint>

#include "engine/request/benchmark_result.h"

namespace unclip {

/// Counts floating-point operations (two per multiply-add) of the linear layers, convolutions and attentions that
/// libtorch runs on this thread, from its making to its end, and the time that each kind of operation takes. The rest
/// of a network's work is not worth counting.
class WorkCounter {
public:
    WorkCounter();
    ~WorkCounter();
    WorkCounter(const WorkCounter&) = delete;
    WorkCounter& operator=(const WorkCounter&) = delete;

    double operations() const;
    /// As in kOperationKinds. Of a GPU only the time until its work is handed over.
    std::array<double, kOperationKinds.size()> seconds() const;

private:
    std::uint64_t handle_;
};

}  // namespace unclip
