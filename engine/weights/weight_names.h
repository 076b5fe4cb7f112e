#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace unclip {

/// Every name under which a part's weights may lie in its folder, the one that is loaded first at the front: full
/// precision before half, safetensors before PyTorch's pickles, one file before an index of shards.
/// `baseName`: "diffusion_pytorch_model", or "model" for the parts of transformers.
std::vector<std::string> weightFileNames(const std::string& baseName);

/// The one of these files that is opened, weights or an index of shards: the first that is there, but those of half
/// precision, if there are any, where others take more than half of `memory` bytes. Empty when there is none.
std::filesystem::path chooseWeights(const std::filesystem::path& folder, const std::string& baseName,
                                    std::uint64_t memory);

}  // namespace unclip
