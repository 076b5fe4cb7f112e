#pragma once

#include "engine/train/paintbox_folder.h"

namespace unclip {

/// Gives the decoder of a folder one more level, so that it paints `side` pixels and goes on from what it has learned
/// of half as many: its finest level becomes the second one, and around it stand new blocks that change nothing yet.
/// What the old decoder's training left behind is removed with it. Returns whether it grew: not when it paints `side`
/// already.
///
/// Throws RequestError when the folder has no trained decoder of `side` or half as many pixels, ModelError, FileError.
bool growDecoder(const PaintboxFolder& folder, int side);

}  // namespace unclip
