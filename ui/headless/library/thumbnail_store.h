#pragma once

#include <QString>
#include <filesystem>
#include <opencv2/core.hpp>

namespace unclip {

inline constexpr int kThumbnailSide = 256;  ///< pixels of the longer side

/// Small pictures in the user's cache. The program never changes a picture's pixels under its id, and a library removes
/// the thumbnails of files that other programs changed; a damaged one is made again. Safe on several threads at once.
class ThumbnailStore {
public:
    explicit ThumbnailStore(std::filesystem::path folder);

    /// The thumbnail of a picture, CV_8UC3 BGR, made from `picture` when there is none. Throws PictureError when that
    /// can't be read.
    cv::Mat load(const QString& id, const std::filesystem::path& picture) const;

    /// Makes the thumbnail of pixels that are at hand. A cache that can't be written is no failure.
    void store(const QString& id, const cv::Mat& pixels) const noexcept;
    void remove(const QString& id) const noexcept;

    std::filesystem::path fileOf(const QString& id) const;

private:
    std::filesystem::path folder_;
};

}  // namespace unclip
