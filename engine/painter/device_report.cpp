#include "engine/painter/device_report.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

#include "engine/device/device_memory.h"
#include "engine/pipeline/memory_plan.h"

namespace unclip {
namespace {

/// "2.4 GB", "350 MB".
std::string sizeInWords(std::uint64_t bytes) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    std::ostringstream text;
    if (megabytes < 1000)
        text << std::max(1L, std::lround(megabytes)) << " MB";
    else
        text << std::fixed << std::setprecision(1) << megabytes / 1000 << " GB";
    return text.str();
}

Sentence aboutMemory(const DeviceReport& report, const PaintSettings& settings, const Device& device) {
    const std::string size = std::to_string(settings.width) + " × " + std::to_string(settings.height);
    const std::string needed = sizeInWords(report.needed);
    if (report.free == 0)
        return says("Requests", "A picture of %1 pixels will need about %2 of the %3's memory.")
            .with(size, needed, device.name());
    if (report.needed > report.free)
        return says("Requests",
                    "A picture of %1 pixels will need about %2 of the %3's memory, but only %4 are free: close other "
                    "programs, or choose a smaller size or model.")
            .with(size, needed, device.name(), sizeInWords(report.free));
    return says("Requests", "A picture of %1 pixels will need about %2 of the %3's memory; %4 are free.")
        .with(size, needed, device.name(), sizeInWords(report.free));
}

}  // namespace

DeviceReport reportOf(const Request& request, LoadedModel& model) {
    const PaintSettings settings = PaintSettings::from(request, model);
    const MemoryPlan plan = MemoryPlan::of(request, settings, model, 1);
    const Device& device = model.device();
    DeviceReport report;
    report.device = device.inWords();
    report.needed = plan.needed;
    report.free = device.device.is_cpu() ? freeBytes(device.device) : device.freeBytes;
    report.partsTakeTurns = plan.partsTakeTurns && !device.device.is_cpu();
    report.sentences = whyChosen(request.device, request.dtype);
    report.sentences.push_back(aboutMemory(report, settings, device));
    if (report.partsTakeTurns)
        report.sentences.push_back(says("Requests",
                                        "The model's networks take turns there, because not all of them fit at once; "
                                        "with more memory pictures would be painted faster."));
    return report;
}

}  // namespace unclip
