#include "engine/device/torch_errors.h"

#include <new>

#include "engine/base/error.h"

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
    return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
           what.find("can't allocate memory") != std::string::npos ||
           what.find("not enough memory") != std::string::npos;
}

void throwAsOurs() {
    try {
        throw;
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        if (isOutOfMemory(error))
            throw OutOfMemory(noMemory(), what);
        throw Error(says("Requests", "The computation failed: %1").with(what.substr(0, what.find('\n'))), what);
    } catch (const std::bad_alloc& error) {
        throw OutOfMemory(noMemory(), error.what());
    }
}

}  // namespace unclip
