#pragma once

namespace unclip {

/// Where to compute, and in which precision; `automatic`: what suits the machine.
enum class DeviceChoice { automatic, cpu, cuda };
enum class DtypeChoice { automatic, float32, bfloat16, float16 };

const char* name(DeviceChoice device);
const char* name(DtypeChoice dtype);

}  // namespace unclip
