#pragma once

namespace unclip {

/// The program's own: three numbers like "0.2.0", as CMakeLists.txt says.
const char* version();

}  // namespace unclip
