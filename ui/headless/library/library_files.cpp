#include "ui/headless/library/library_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "engine/image/text_encoding.h"
#include "ui/headless/library/library_mark.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepestFolder = 8;

bool hasPngEnding(std::string_view name) {
    return name.size() > 4 && ::strncasecmp(name.data() + name.size() - 4, ".png", 4) == 0;
}

/// One folder's entries that matter, sorted by name.
struct Entries {
    std::vector<std::string> pictures, folders;
    bool hasTemporaries = false;
};

void check(const fs::path& folder, const std::error_code& failed) {
    if (failed)
        throw FileError(says("Gallery", "The folder of pictures %1 can't be read: %2.").with(folder, failed.message()));
}

/// What has a name that is no Unicode can't be listed and is left out.
Entries entriesOf(const fs::path& folder, bool isRoot) {
    Entries entries;
    std::error_code failed;
    fs::directory_iterator entry(
        folder, isRoot ? fs::directory_options::none : fs::directory_options::skip_permission_denied, failed);
    check(folder, failed);
    for (const fs::directory_iterator end; entry != end; entry.increment(failed), check(folder, failed)) {
        std::string name = entry->path().filename().string();
        if (!isUtf8(name))
            continue;
        const bool isHidden = name.starts_with('.');
        std::error_code gone;
        if (entry->is_directory(gone)) {
            if (!entry->is_symlink(gone) && (!isHidden || (isRoot && name == kTrashFolder)))
                entries.folders.push_back(std::move(name));
        } else if (isHidden) {
            entries.hasTemporaries |= name.ends_with(".part");
        } else if (hasPngEnding(name)) {
            entries.pictures.push_back(std::move(name));
        }
    }
    std::sort(entries.pictures.begin(), entries.pictures.end());
    std::sort(entries.folders.begin(), entries.folders.end());
    return entries;
}

FileFacts factsOf(const struct stat& status) {
    return {status.st_size, status.st_mtim.tv_sec * qint64(1'000'000'000) + status.st_mtim.tv_nsec};
}

/// `path`: the folder's below the root, with "/" at its end unless it is the root.
void walk(const fs::path& folder, const std::string& path, int depth, LibraryFiles& found) {
    const Entries entries = entriesOf(folder, depth == 0);
    if (entries.hasTemporaries)
        found.withTemporaries.push_back(folder);
    const int descriptor = entries.pictures.empty() ? -1 : ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 && !entries.pictures.empty())
        check(folder, std::error_code(errno, std::generic_category()));
    for (const std::string& name : entries.pictures) {
        struct stat status {};
        if (::fstatat(descriptor, name.c_str(), &status, 0) == 0 && S_ISREG(status.st_mode))
            found.pictures.push_back({path + name, factsOf(status)});
    }
    if (descriptor >= 0)
        ::close(descriptor);
    if (depth < kDeepestFolder)
        for (const std::string& name : entries.folders) walk(folder / name, path + name + '/', depth + 1, found);
}

}  // namespace

std::optional<FileFacts> factsOf(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    return factsOf(status);
}

LibraryFiles libraryFiles(const fs::path& root) {
    std::error_code failed;
    if (!fs::is_directory(root, failed))
        throw LibraryAway(
            says("Gallery", "The folder of pictures %1 isn't there; connect its drive, or choose another folder.")
                .with(root));
    LibraryFiles found;
    walk(root, {}, 0, found);
    return found;
}

}  // namespace unclip
