#include "engine/base/file_identity.h"

#include <sys/stat.h>

#include <cerrno>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;  // as many as Linux follows

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

}  // namespace

fs::path behindLinks(const fs::path& file) {
    fs::path place = file;
    for (int link = 0; link < kMostLinks; ++link) {
        std::error_code failed;
        if (!fs::is_symlink(fs::symlink_status(place, failed)))
            return place;
        const fs::path next = fs::read_symlink(place, failed);
        if (failed)
            return place;
        place = next.is_absolute() ? next : folderOf(place) / next;
    }
    throw FileError(says("Files", "%1 can't be written: %2.").with(file, fileErrorInWords(ELOOP)));
}

std::optional<FileIdentity> identityOf(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0)
        return FileIdentity{status.st_dev, status.st_ino, {}};
    if (errno != ENOENT)
        return {};
    const fs::path place = behindLinks(file);
    if (!place.has_filename() || ::stat(folderOf(place).c_str(), &status) != 0)
        return {};
    return FileIdentity{status.st_dev, status.st_ino, place.filename().string()};
}

bool isSameFile(const fs::path& a, const fs::path& b) {
    const auto first = identityOf(a);
    return first && first == identityOf(b);
}

bool isInFolder(const fs::path& file, const fs::path& folder) {
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(file, failed), root = fs::canonical(folder, failed);
    if (failed)
        return false;
    const fs::path within = whole.lexically_relative(root);
    return !within.empty() && *within.begin() != "..";
}

}  // namespace unclip
