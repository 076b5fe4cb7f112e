#pragma once

#include <filesystem>

#include "engine/request/request.h"

namespace unclip {

/// Reads a request that was saved as a JSON file. Throws RequestError naming the file: missing, no regular file, larger
/// than a request can be (looked at before it is read), or no request.
Request readRequest(const std::filesystem::path& file);

}  // namespace unclip
