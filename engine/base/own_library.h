#pragma once

#include <string>

namespace unclip {

/// Opens one of the program's own libraries ("libunclip_engine.so"): beside this one, beside the program, in the
/// program's ../lib, or wherever the dynamic linker looks by itself. It stays open. Returns what `symbol`, an extern
/// "C" function of it, points to. Throws Error when it can't be opened.
void* openOwnLibrary(const std::string& name, const char* symbol);

}  // namespace unclip
