#pragma once

#include <functional>
#include <span>

#include "engine/text/unicode.h"

namespace unclip {

/// Splits normalised text into the pieces that byte-pair merges never cross: runs of letters, single digits, runs of
/// anything else, and the English endings 's 't 're 've 'm 'll 'd. Spaces are dropped. The look-alikes of CLIP's begin
/// and end tokens are pieces of their own, and these fall apart into "<|", their letters and "|>".
void splitIntoPieces(std::span<const Character> text, const std::function<void(std::span<const Character>)>& take);

}  // namespace unclip
