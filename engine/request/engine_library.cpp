#include <mutex>

#include "engine/base/own_library.h"
#include "engine/request/engine.h"

namespace unclip {

std::unique_ptr<Engine> createEngine() {
    using Factory = Engine* (*)();
    static std::mutex mutex;
    static Factory factory = nullptr;
    std::lock_guard lock(mutex);
    if (factory == nullptr)
        factory = reinterpret_cast<Factory>(openOwnLibrary("libunclip_engine.so", "unclip_engine_create"));
    return std::unique_ptr<Engine>(factory());
}

}  // namespace unclip
