#pragma once

#include "engine/pipeline/paint_settings.h"

namespace unclip {

/// How a job uses its device's memory. Bytes are guessed from the configs and the lists of tensors, so that nothing has
/// to be loaded.
struct MemoryPlan {
    std::uint64_t weights = 0;    ///< of all networks that the job runs
    std::uint64_t needed = 0;     ///< most bytes at once
    bool partsTakeTurns = false;  ///< each network leaves the device when its stage is over
    int picturesAtOnce = 1;

    /// Plans for as many pictures at once as memory allows, at most `wantedAtOnce`. On a GPU all networks stay where
    /// they fit, beside the pictures, into what is free; where they don't, they take turns. On a CPU, where weights are
    /// mapped files, the large ones always do. Throws ModelError.
    static MemoryPlan of(const Request& request, const PaintSettings& settings, LoadedModel& model, int wantedAtOnce);
};

}  // namespace unclip
