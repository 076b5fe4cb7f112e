#pragma once

#include <stop_token>

#include "engine/request/benchmark_result.h"
#include "engine/request/request.h"

namespace unclip {

/// Paints the request once, with a model of its own, and measures each stage. Reports progress. Throws as a Painter
/// does.
BenchmarkResult benchmark(const Request& request, const JobEvents& events, std::stop_token stop);

}  // namespace unclip
