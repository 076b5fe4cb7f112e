#pragma once

#include <string>
#include <vector>

#include "engine/scenes/random.h"
#include "engine/scenes/scene.h"

namespace unclip {

/// One of the many ways to say a scene. `omitted` is how often each part (style, setting, colour) is left out, 0..1.
std::string captionOf(const Scene& scene, Random& random, double omitted);

/// Every word that a caption can hold, lower case, sorted, without repetitions: the words that Paintbox knows.
const std::vector<std::string>& worldWords();

}  // namespace unclip
