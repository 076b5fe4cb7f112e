#include "engine/base/resources.h"

#include <cstdlib>

#include "engine/base/error.h"
#include "engine/base/hub_cache.h"

namespace unclip {

namespace fs = std::filesystem;

fs::path resourcesFolder() {
    if (const char* named = std::getenv("UNCLIP_RESOURCES"); named && *named)
        return named;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    for (fs::path folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
        for (const char* place : {"share/unclip-studio", "resources"})
            if (fs::is_directory(folder / place / "models", ignored))
                return folder / place;
        if (folder == folder.parent_path())
            break;
    }
    throw FileError(says("Files",
                         "The program's own files (folder \"share/unclip-studio\") are missing beside %1; install it "
                         "again, or name their folder in UNCLIP_RESOURCES.")
                        .with(program));
}

fs::path guideFolder() {
    const fs::path resources = resourcesFolder();
    std::error_code ignored;
    for (const fs::path& folder : {resources / "guide", resources.parent_path() / "docs" / "guide"})
        if (fs::is_directory(folder, ignored))
            return folder;
    throw FileError(
        says("Files", "The guide (folder \"guide\") is missing in %1; install the program again.").with(resources));
}

fs::path modelOrShipped(const fs::path& given) {
    if (given.empty())
        return resourcesFolder() / "models" / "paintbox";
    return modelOrNamed(given);
}

fs::path modelOrNamed(const fs::path& given) {
    std::error_code error;
    if (given.empty() || fs::exists(given, error))
        return given;
    const fs::path snapshot = snapshotOf(given.string());
    return snapshot.empty() ? given : snapshot;
}

}  // namespace unclip
