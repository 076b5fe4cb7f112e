#pragma once

#include "engine/pipeline/loaded_model.h"
#include "engine/request/device_report.h"
#include "engine/request/request.h"

namespace unclip {

/// What painting one picture of the request takes. Throws ModelError, RequestError.
DeviceReport reportOf(const Request& request, LoadedModel& model);

}  // namespace unclip
