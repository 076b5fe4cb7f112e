#pragma once

#include <opencv2/core.hpp>

#include "engine/scenes/random.h"

namespace unclip {

/// Fills an 8-bit BGR picture with a setting (index in worldSettings()), anew with every `random`.
/// `horizon`: where the ground begins, as a fraction from the top.
void paintSetting(cv::Mat& picture, int setting, float horizon, Random& random);

/// The colour of the light there, as factors of blue, green and red around 1.
cv::Vec3f lightOf(int setting);

/// Whether things throw a shadow on a ground there.
bool hasGround(int setting);

}  // namespace unclip
