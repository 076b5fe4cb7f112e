#pragma once

#include <functional>

#include "engine/pipeline/stages.h"

namespace unclip {

/// What the parts of one painting job share.
struct Painting {
    LoadedModel& model;
    const Request& request;
    JobWatch& watch;
    Stages& stages;
    TextCondition text{};         ///< the prompt, once it is encoded, where the task looks at it
    std::vector<cv::Mat> film{};  ///< of the picture that is being painted, when asked for
    /// Takes each picture of the job, 8-bit BGR or BGRA, the moment it is finished.
    std::function<void(int index, std::uint64_t seed, const cv::Mat& pixels)> finish{};

    const PaintSettings& settings() const { return stages.settings(); }
    double strength() const { return strengthOf(request); }
    /// The seed of a picture of the request.
    std::uint64_t seed(int index) const { return request.seed + static_cast<std::uint64_t>(index); }
};

}  // namespace unclip
