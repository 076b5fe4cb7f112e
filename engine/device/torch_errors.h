#pragma once

#include <c10/util/Exception.h>

namespace unclip {

/// Whether libtorch says that a device, or the machine itself, has no memory left.
bool isOutOfMemory(const c10::Error& error);

/// Whether libtorch says that the GPU doesn't compute any more, for another reason than its memory.
bool isDeviceLost(const c10::Error& error);

/// For a catch block: throws what is being handled as one of the program's own errors. libtorch's messages become a
/// sentence, with what libtorch says in full as its details; a GPU that is lost is not chosen again (device.h); the
/// program's own errors pass as they are.
[[noreturn]] void throwAsOurs();

/// Runs `work`, whose errors then are the program's own: to be used once, where a job or a command ends.
template <class Work>
auto withOurErrors(Work&& work) {
    try {
        return work();
    } catch (...) {
        throwAsOurs();
    }
}

}  // namespace unclip
