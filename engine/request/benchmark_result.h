#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/request/progress.h"

namespace unclip {

/// What a device reaches at its best, measured: floating-point operations a second of large products in a dtype.
struct MachinePeak {
    double matrix = 0;       ///< 2048 × 2048 by 2048 × 2048
    double convolution = 0;  ///< 3 × 3, 320 channels, 64 × 64 pixels, batch 2
};

/// What networks spend their time on; the rest is activations, sums and copies.
enum class OperationKind { convolution, matrix, attention, norm };
inline constexpr std::array kOperationKinds{OperationKind::convolution, OperationKind::matrix, OperationKind::attention,
                                            OperationKind::norm};

/// "convolution", "matrix", …
const char* name(OperationKind kind);

/// What one stage of painting took.
struct StageMeasure {
    Stage stage = Stage::load;
    double seconds = 0;
    double operations = 0;  ///< floating-point operations of linear layers, convolutions and attentions
    std::array<double, kOperationKinds.size()> secondsOfKinds{};  ///< as in kOperationKinds; 0 where a GPU computes
    std::uint64_t peakBytes =
        0;  ///< most memory of the device while it ran: of a GPU its tensors, of a CPU the process
};

/// What painting a request took.
struct BenchmarkResult {
    std::string device;  ///< "CPU, float32"
    MachinePeak peak;
    std::vector<StageMeasure>
        stages;          ///< in the order in which they ran; `load` is opening the model with all its networks
    double seconds = 0;  ///< from the beginning of the load to the last picture
    std::uint64_t peakBytes = 0;
};

}  // namespace unclip
