#pragma once

#include <vector>

#include "engine/device/machine_peak.h"
#include "engine/request/progress.h"
#include "engine/request/request.h"

namespace unclip {

struct StageMeasure {
    Stage stage = Stage::load;
    double seconds = 0;
    double operations = 0;        ///< floating-point operations of linear layers, convolutions and attentions
    std::uint64_t peakBytes = 0;  ///< most resident memory of the process while it ran
};

struct BenchmarkResult {
    std::string device;
    MachinePeak peak;
    std::vector<StageMeasure>
        stages;          ///< in the order in which they ran; `load` is opening the model with all its networks
    double seconds = 0;  ///< from the beginning of the load to the last picture
    std::uint64_t peakBytes = 0;
};

/// Paints the request once and measures each stage. `progress` may be empty. Throws as a Painter does.
BenchmarkResult benchmark(const Request& request, const std::function<void(const Progress&)>& progress);

}  // namespace unclip
