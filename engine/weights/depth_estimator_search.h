#pragma once

#include <filesystem>
#include <vector>

namespace unclip {

/// The folder of an estimator of depths: of `folders` and those directly inside them, or else of Hugging Face's cache,
/// the first complete one, or the first. Throws ModelError, which says what to get, when there is none.
std::filesystem::path findDepthEstimator(const std::vector<std::filesystem::path>& folders = {});

}  // namespace unclip
