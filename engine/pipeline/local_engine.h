#pragma once

#include <memory>

#include "engine/request/engine.h"

namespace unclip {

/// The engine, for programs that are linked with its library; the window opens it with createEngine().
std::unique_ptr<Engine> createLocalEngine();

}  // namespace unclip
