#pragma once

#include <filesystem>
#include <functional>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "engine/device/device.h"
#include "engine/train/evaluation.h"
#include "engine/train/judge.h"

namespace unclip {

/// What is left of drawn pictures of one style that went through an autoencoder.
struct RestoredPictures {
    int count = 0;
    /// Of the pictures in which the judge names it before: those in which it names it afterwards.
    Share subject, setting, style;
    double decibels = 0;                         ///< sum of the pictures' PSNR
    double sharpness = 0, sharpnessOfDrawn = 0;  ///< sums of sharpnessOf()

    RestoredPictures& operator+=(const RestoredPictures& other);
};

struct AutoencoderEvaluation {
    std::vector<RestoredPictures> styles;  ///< as worldStyles()
    cv::Mat sheet;                         ///< drawings, and below them what is left of them

    RestoredPictures all() const;
};

/// Sends `scenes` held-out scenes of 256 px through the AutoencoderKL in MODEL/vae and asks the judge about both.
/// Throws ModelError.
AutoencoderEvaluation evaluateAutoencoder(const std::filesystem::path& model, const Judge& judge, int scenes,
                                          std::uint64_t seed, const Device& device,
                                          const std::function<void(const std::string&)>& progress);

/// The figures, one column a style, for a terminal.
std::string tableOf(const AutoencoderEvaluation& evaluation);

}  // namespace unclip
