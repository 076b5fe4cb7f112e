#pragma once

#include <filesystem>

#include "engine/request/engine.h"

namespace unclip::cli {

/// The folder of an estimator of depths: the one that is named, or else the first among the models that were fetched or
/// added, or in Hugging Face's cache. Throws ModelError, which says what to get.
std::filesystem::path depthEstimatorOr(const std::filesystem::path& named);

/// Makes the depth picture of a picture and writes it to `out`. Throws what Engine and writePicture() throw.
void writeDepthPicture(Engine& engine, const std::filesystem::path& estimator, const std::filesystem::path& picture,
                       const std::filesystem::path& out, bool replaces);

}  // namespace unclip::cli
