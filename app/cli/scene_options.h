#pragma once

#include <CLI/CLI.hpp>

#include "engine/scenes/scene.h"

namespace unclip::cli {

/// What scenes show, for every command that draws them: subjects, settings, styles, and the shares of their kinds.
/// Throws RequestError, while the command line is read, when the world has nothing of that name.
void addSceneOptions(CLI::App& command, SceneOptions& options);

}  // namespace unclip::cli
