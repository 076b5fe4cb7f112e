#pragma once

#include <cstdint>

#include "engine/train/paintbox_folder.h"

namespace unclip {

/// Gives the decoder of a folder one more level, so that it paints `side` pixels and goes on from what it has learned
/// of half as many: its finest level becomes the second one, and around it stand new blocks that change nothing yet.
/// What the old decoder's training left behind is removed with it. Returns whether it grew: not when it paints `side`
/// already.
///
/// Throws RequestError when the folder has no trained decoder of `side` or half as many pixels, ModelError, FileError.
bool growDecoder(const PaintboxFolder& folder, int side);

/// Lets the decoder of a folder that has none yet begin with what another folder's decoder has learned, of pixels or of
/// latents: its coarse levels, where things are decided, as far as they have the same channels, and how it reads
/// timesteps, embeddings and captions. What is new says nothing yet where it meets what is old. Returns whether it was
/// begun: not when the folder has a decoder already.
///
/// other  a Paintbox folder with a trained decoder for the same CLIP
/// Throws RequestError when there is none, ModelError, FileError.
bool beginDecoderFrom(const PaintboxFolder& folder, const PaintboxFolder& other, std::uint64_t seed);

}  // namespace unclip
