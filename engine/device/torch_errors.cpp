#include "engine/device/torch_errors.h"

#include <new>

#include "engine/base/error.h"
#include "engine/device/device.h"

namespace unclip {
namespace {

const Sentence& noMemory() {
    static const Sentence sentence =
        says("Requests", "The machine has no memory left for this; close other programs or ask for less at once.");
    return sentence;
}

}  // namespace

// The CPU's allocator has no exception of its own, and neither have oneDNN's.
bool isOutOfMemory(const c10::Error& error) {
    const std::string what = error.what_without_backtrace();
    const auto says = [&](const char* words) { return what.find(words) != std::string::npos; };
    return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr || says("can't allocate memory") ||
           says("not enough memory") || says("CUDA error: out of memory") || says("STATUS_ALLOC_FAILED");
}

// CUDA's own errors, and those of the libraries that compute with it.
bool isDeviceLost(const c10::Error& error) {
    const std::string what = error.what_without_backtrace();
    const auto says = [&](const char* words) { return what.find(words) != std::string::npos; };
    return !isOutOfMemory(error) &&
           (says("CUDA error") || says("CUDA driver error") || says("cuDNN error") || says("CUBLAS_STATUS"));
}

void throwAsOurs() {
    try {
        throw;
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        if (isOutOfMemory(error))
            throw OutOfMemory(noMemory(), what);
        if (isDeviceLost(error)) {
            setGpuLost(true);
            throw DeviceLost(says("Requests",
                                  "The GPU stopped computing; its driver may have been reset. Paint again: until the "
                                  "program is started anew, the CPU does it."),
                             what);
        }
        throw Error(says("Requests", "The computation failed: %1").with(what.substr(0, what.find('\n'))), what);
    } catch (const std::bad_alloc& error) {
        throw OutOfMemory(noMemory(), error.what());
    }
}

}  // namespace unclip
