#pragma once

#include "engine/weights/model_folder.h"

namespace unclip {

/// The best prior for a decoder without one that is in the folder beside it (also beside what a link leads to), or else
/// in Hugging Face's cache: complete rather than not, of the decoder's embedding width, and called most alike. A
/// Kandinsky decoder's is a Kandinsky prior; Stable unCLIP's is a Karlo model's, and as it does without, only one that
/// is complete and fits. Null when there is none. A prior's network alone isn't one: it is used when a user names it.
std::shared_ptr<const ModelFolder> findPrior(const ModelFolder& decoder);

/// The prior in this folder, which the user named, or of a name in Hugging Face's cache: Kandinsky's, or a network
/// alone; with `acceptsWhole` also that of a Karlo model, which holds a decoder beside it. Throws ModelError when it is
/// no prior.
std::shared_ptr<const ModelFolder> openPrior(const std::filesystem::path& folder, bool acceptsWhole = false);

}  // namespace unclip
