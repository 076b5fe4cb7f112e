#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/image/metadata.h"
#include "engine/request/progress.h"

namespace unclip {

/// Folders for copies of pictures that the library can't take now, because its disk is full or its drive away: in the
/// user's cache, in the state folder, and among the system's temporary files. All are the user's own.
std::vector<std::filesystem::path> spareFolders();

/// A copy of a picture outside of the library, so that the picture outlasts this program, however that ends. While an
/// object holds it, no other program takes it up.
class SparePicture {
public:
    /// Writes the picture, with all that is known of it, into the first of these folders that takes it; null when none
    /// does.
    static std::unique_ptr<SparePicture> write(const std::vector<std::filesystem::path>& folders,
                                               const Request& request, const PaintedPicture& picture);
    /// Holds a copy, perhaps one that another program left.
    explicit SparePicture(const std::filesystem::path& file);
    /// Lets go of the file, which stays.
    ~SparePicture();
    SparePicture(const SparePicture&) = delete;
    SparePicture& operator=(const SparePicture&) = delete;

    bool isHeld() const { return descriptor_ >= 0; }  ///< false when another program holds it, or it is gone
    const std::filesystem::path& file() const { return file_; }
    /// The library has the picture now.
    void remove();

private:
    std::filesystem::path file_;
    int descriptor_ = -1;
};

/// The copies in these folders, whoever holds them.
std::vector<std::filesystem::path> sparePictures(const std::vector<std::filesystem::path>& folders);

}  // namespace unclip
