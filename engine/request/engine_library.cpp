#include <dlfcn.h>

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/request/engine.h"

namespace unclip {
namespace {

constexpr const char* kLibraryName = "libunclip_engine.so";
constexpr const char* kFactoryName = "unclip_engine_create";  // extern "C" Engine* unclip_engine_create()

using Factory = Engine* (*)();

/// Where the engine may lie: beside this library, beside the program, in the program's ../lib; at last wherever the
/// dynamic linker looks by itself (RUNPATH, the system's folders).
std::vector<std::string> candidates() {
    std::vector<std::string> paths;
    const auto add = [&](const std::filesystem::path& folder) {
        std::error_code ignored;
        const auto path = folder / kLibraryName;
        if (std::filesystem::is_regular_file(path, ignored))
            paths.push_back(path.string());
    };
    Dl_info self{};
    if (dladdr(reinterpret_cast<void*>(&createEngine), &self) != 0 && self.dli_fname != nullptr)
        add(std::filesystem::path(self.dli_fname).parent_path());
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        add(program.parent_path());
        add(program.parent_path().parent_path() / "lib");
    }
    paths.emplace_back(kLibraryName);
    return paths;
}

Factory openFactory() {
    std::string reasons;
    for (const std::string& path : candidates()) {
        void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (library != nullptr) {
            if (void* symbol = dlsym(library, kFactoryName))
                return reinterpret_cast<Factory>(symbol);
        }
        const char* reason = dlerror();
        reasons += path + ": " + (reason != nullptr ? reason : "unknown reason") + "\n";
    }
    throw Error(
        says("Files", "The painting engine (%1) can't be opened. Install the program again, with libtorch beside it.")
            .with(kLibraryName),
        reasons);
}

}  // namespace

std::unique_ptr<Engine> createEngine() {
    static std::mutex mutex;
    static Factory factory = nullptr;
    std::lock_guard lock(mutex);
    if (factory == nullptr)
        factory = openFactory();
    return std::unique_ptr<Engine>(factory());
}

}  // namespace unclip
