#pragma once

#include <opencv2/core.hpp>

#include "engine/scenes/random.h"

namespace unclip {

/// Turns a painted scene into a style (index in worldStyles()), in place. `picture`: 8-bit BGR; `things`: 8-bit
/// coverage of the scene's things, of the same size, so that styles can keep their outlines; `isPlainSetting`:
/// behind them is one colour.
void applyStyle(cv::Mat& picture, const cv::Mat& things, int style, bool isPlainSetting, Random& random);

}  // namespace unclip
