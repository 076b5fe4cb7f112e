#include "engine/base/own_library.h"

#include <dlfcn.h>

#include <filesystem>
#include <vector>

#include "engine/base/error.h"

namespace unclip {
namespace {

// libtorch brings fast matrix products under BLAS's names. Without this the system's, which OpenCV brings along, would
// stand before them: Debian's own is several times slower. Sanitizers can't have it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kOwnSymbolsFirst = 0;
#else
constexpr int kOwnSymbolsFirst = RTLD_DEEPBIND;
#endif

// At last wherever the dynamic linker looks by itself (RUNPATH, the system's folders).
std::vector<std::string> candidates(const std::string& name) {
    std::vector<std::string> paths;
    const auto add = [&](const std::filesystem::path& folder) {
        std::error_code ignored;
        const auto path = folder / name;
        if (std::filesystem::is_regular_file(path, ignored))
            paths.push_back(path.string());
    };
    Dl_info self{};
    if (dladdr(reinterpret_cast<void*>(&openOwnLibrary), &self) != 0 && self.dli_fname != nullptr)
        add(std::filesystem::path(self.dli_fname).parent_path());
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        add(program.parent_path());
        add(program.parent_path().parent_path() / "lib");
    }
    paths.push_back(name);
    return paths;
}

}  // namespace

void* openOwnLibrary(const std::string& name, const char* symbol) {
    std::string reasons;
    for (const std::string& path : candidates(name)) {
        if (void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | kOwnSymbolsFirst)) {
            if (void* found = dlsym(library, symbol))
                return found;
        }
        const char* reason = dlerror();
        reasons += path + ": " + (reason != nullptr ? reason : "unknown reason") + "\n";
    }
    throw Error(
        says("Files", "The painting engine (%1) can't be opened. Install the program again, with libtorch beside it.")
            .with(name),
        reasons);
}

}  // namespace unclip
