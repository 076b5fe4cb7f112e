#include "engine/base/hub_cache.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "models--";

/// A variable that holds a path, in which a leading ~ is the home folder; empty when it isn't set.
fs::path folderIn(const char* variable) {
    const char* value = std::getenv(variable);
    const char* home = std::getenv("HOME");
    const std::string text = value ? value : "";
    if (home && (text == "~" || text.starts_with("~/")))
        return home + text.substr(1);
    return text;
}

std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        folders.push_back(entry->path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// The snapshot that refs/main names, or else the last that was written.
fs::path newestSnapshot(const fs::path& repository) {
    std::string revision;
    std::ifstream(repository / "refs" / "main") >> revision;
    const fs::path named = repository / "snapshots" / revision;
    if (!revision.empty() && revision.find('/') == std::string::npos && mayBeModel(named))
        return named;
    fs::path newest;
    fs::file_time_type time = fs::file_time_type::min();
    for (const fs::path& snapshot : foldersIn(repository / "snapshots")) {
        std::error_code error;
        const auto written = fs::last_write_time(snapshot, error);
        if (mayBeModel(snapshot) && (newest.empty() || written > time)) {
            newest = snapshot;
            time = written;
        }
    }
    return newest;
}

}  // namespace

bool mayBeModel(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / "model_index.json", error) ||
           fs::is_regular_file(folder / "config.json", error);
}

fs::path hubCache() {
    for (const char* variable : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"})
        if (const fs::path cache = folderIn(variable); !cache.empty())
            return cache;
    if (const fs::path home = folderIn("HF_HOME"); !home.empty())
        return home / "hub";
    if (const fs::path caches = folderIn("XDG_CACHE_HOME"); !caches.empty())
        return caches / "huggingface" / "hub";
    return folderIn("HOME") / ".cache" / "huggingface" / "hub";
}

bool isRepositoryName(const std::string& text) {
    const std::size_t slash = text.find('/');
    const auto isName = [](const std::string& part) {
        return !part.empty() && part.find_first_not_of('.') != std::string::npos &&
               std::all_of(part.begin(), part.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '_' || c == '.';
               });
    };
    return slash != std::string::npos && isName(text.substr(0, slash)) && isName(text.substr(slash + 1));
}

fs::path snapshotOf(const std::string& repository, const fs::path& cache) {
    if (!isRepositoryName(repository))
        return {};
    const std::size_t slash = repository.find('/');
    return newestSnapshot(cache / (kPrefix + repository.substr(0, slash) + "--" + repository.substr(slash + 1)));
}

std::vector<fs::path> snapshotsIn(const fs::path& cache) {
    std::vector<fs::path> snapshots;
    for (const fs::path& repository : foldersIn(cache))
        if (repository.filename().string().starts_with(kPrefix))
            if (fs::path snapshot = newestSnapshot(repository); !snapshot.empty())
                snapshots.push_back(std::move(snapshot));
    return snapshots;
}

fs::path cacheAround(const fs::path& folder) {
    const fs::path snapshots = withoutTrailingSlash(folder).parent_path(), repository = snapshots.parent_path();
    const bool isSnapshot = snapshots.filename() == "snapshots" && repository.filename().string().starts_with(kPrefix);
    return isSnapshot ? repository.parent_path() : fs::path();
}

std::string modelName(const fs::path& folder) {
    const fs::path plain = withoutTrailingSlash(folder);
    if (cacheAround(plain).empty())
        return plain.filename().string();
    std::string name = plain.parent_path().parent_path().filename().string().substr(std::string(kPrefix).size());
    if (const std::size_t gap = name.find("--"); gap != std::string::npos)
        name.replace(gap, 2, "/");
    return name;
}

fs::path withoutTrailingSlash(const fs::path& folder) {
    std::error_code error;
    const fs::path absolute = fs::absolute(folder, error);
    return ((error ? folder : absolute) / "").lexically_normal().parent_path();
}

}  // namespace unclip
