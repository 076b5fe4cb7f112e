#pragma once

#include <string>
#include <vector>

namespace unclip {

/// Every name under which a part's weights may lie in its folder, the one that is loaded first at the front.
/// `baseName`: "diffusion_pytorch_model", or "model" for the parts of transformers.
std::vector<std::string> weightFileNames(const std::string& baseName);

}  // namespace unclip
