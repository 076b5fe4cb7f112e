#pragma once

#include <optional>
#include <string_view>

#include "engine/weights/tensor_file.h"

namespace unclip {

/// Names of Python that may stand in a checkpoint's pickle, as "module name". None of them is called: PickleMachine
/// does by itself what they would do.
constexpr std::string_view kRebuildTensor = "torch._utils _rebuild_tensor_v2";
constexpr std::string_view kRebuildParameter = "torch._utils _rebuild_parameter";
constexpr std::string_view kOrderedDictionary = "collections OrderedDict";

/// `name` as a text that lasts, when it is one of the names above or of a storage ("torch FloatStorage"); else empty.
std::string_view knownPickleName(std::string_view name);

/// The number format of "torch FloatStorage" and the like; absent for other names.
std::optional<StoredDtype> dtypeOfStorage(std::string_view name);

}  // namespace unclip
