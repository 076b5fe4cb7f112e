#pragma once

#include <filesystem>
#include <vector>

#include "engine/base/sentence.h"

namespace unclip {

/// What painting with a model folder would say of it: a prior that isn't beside its decoder, parts that are missing,
/// configs that are wrong, tensors that are missing or of another shape than their config asks for. Reads configs and
/// the heads of weight files. Throws ModelError when it is no model folder at all.
/// `priorFolder`: of a Kandinsky decoder's prior; empty: the best that is found.
std::vector<Sentence> faultsOf(const std::filesystem::path& folder, const std::filesystem::path& priorFolder = {});

}  // namespace unclip
