#pragma once

#include <string>

#include "engine/scenes/scene.h"

namespace unclip {

/// What a prompt asks for, as far as it is said in this world's words: subjects in the order in which they are named
/// (at most two), the colours of flat shapes, setting and style. What isn't said is −1, and the style kPlain; the
/// composition is single or nextTo by the number of subjects. Knows names, synonyms and phrases, not grammar.
SceneLabels labelsOfPrompt(const std::string& prompt);

}  // namespace unclip
