#include "ui/headless/library/spare_pictures.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QtGlobal>
#include <algorithm>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/write_picture.h"
#include "ui/headless/paths.h"
#include "ui/headless/program_lock.h"
#include "ui/headless/state_folder.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr char kFolder[] = "unsaved-pictures";

/// Whether a folder is there and this user's alone: among everybody's temporary files, somebody else may have made one
/// of this name.
bool isOwn(const fs::path& folder) {
    struct stat status {};
    return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::getuid() &&
           (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

}  // namespace

std::vector<fs::path> spareFolders() {
    std::vector<fs::path> folders{toPath(cacheFolder()) / kFolder, toPath(stateFolder()) / kFolder};
    std::error_code failed;
    const fs::path temporary = fs::temp_directory_path(failed);
    if (!failed && qEnvironmentVariableIsEmpty("UNCLIP_STATE"))  // else everything stays in the folder that it names
        folders.push_back(temporary / ("unclip-studio-" + std::to_string(::getuid())) / kFolder);
    return folders;
}

std::unique_ptr<SparePicture> SparePicture::write(const std::vector<fs::path>& folders, const Request& request,
                                                  const PaintedPicture& picture) {
    WriteOptions options;
    options.metadata = metadataOf(request, picture);
    const auto bytes = encodePicture(picture.pixels, PictureFormat::png, options);
    for (const fs::path& folder : folders) {
        try {
            makeFolders(folder.parent_path());
            ::mkdir(folder.c_str(), S_IRWXU);
            if (!isOwn(folder))
                continue;
            const fs::path file = folder / (options.metadata->id + ".png");
            writeFileAtomically(file, std::as_bytes(std::span(bytes)));
            return std::make_unique<SparePicture>(file);
        } catch (const FileError&) {
            // no room here either
        }
    }
    return {};
}

SparePicture::SparePicture(const fs::path& file) : file_(file) {
    descriptor_ = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor_ >= 0 && lockOpenFile(descriptor_) != LockOutcome::held) {
        ::close(descriptor_);
        descriptor_ = -1;
    }
}

SparePicture::~SparePicture() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

void SparePicture::remove() {
    std::error_code ignored;
    fs::remove(file_, ignored);
}

std::vector<fs::path> sparePictures(const std::vector<fs::path>& folders) {
    std::vector<fs::path> files;
    for (const fs::path& folder : folders) {
        std::error_code failed;
        if (!isOwn(folder))
            continue;
        for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
            if (entry->path().extension() == ".png")
                files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace unclip
