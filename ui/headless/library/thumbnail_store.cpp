#include "ui/headless/library/thumbnail_store.h"

#include <QCryptographicHash>
#include <QUuid>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "engine/image/resample.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr int kJpegQuality = 92;

cv::Mat thumbnailOf(const cv::Mat& pixels) {
    const cv::Size box(kThumbnailSide, kThumbnailSide);
    if (pixels.cols <= box.width && pixels.rows <= box.height)
        return pixels;
    cv::Mat small;
    cv::resize(pixels, small, fitInto(pixels.size(), box), 0, 0, cv::INTER_AREA);
    return small;
}

}  // namespace

ThumbnailStore::ThumbnailStore(fs::path folder) : folder_(std::move(folder)) {}

fs::path ThumbnailStore::fileOf(const QString& id) const {
    // Ids may come from strangers' files: their hash is always a harmless name.
    const std::string name = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha1).toHex().toStdString();
    return folder_ / name.substr(0, 2) / (name + ".jpg");
}

cv::Mat ThumbnailStore::load(const QString& id, const fs::path& picture) const {
    const fs::path file = fileOf(id);
    std::ifstream stream(file, std::ios::binary);
    if (stream) {
        const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
        try {
            cv::Mat pixels = bytes.empty() ? cv::Mat() : cv::imdecode(bytes, cv::IMREAD_COLOR);
            if (!pixels.empty() && std::max(pixels.cols, pixels.rows) <= kThumbnailSide)
                return pixels;
        } catch (const cv::Exception&) {
            // damaged: made again
        }
    }
    const cv::Mat pixels = thumbnailOf(readPicture(picture).pixels);
    store(id, pixels);
    return pixels;
}

void ThumbnailStore::store(const QString& id, const cv::Mat& pixels) const noexcept {
    try {
        std::vector<std::uint8_t> bytes;
        if (!cv::imencode(".jpg", thumbnailOf(pixels), bytes, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality}))
            return;
        const fs::path file = fileOf(id);
        std::error_code failed;
        if (fs::create_directories(file.parent_path(), failed))
            fs::permissions(file.parent_path(), fs::perms::owner_all, failed);
        const fs::path temporary =
            file.parent_path() / (QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() + ".part");
        std::ofstream stream(temporary, std::ios::binary);
        stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (stream)
            fs::rename(temporary, file, failed);
        if (!stream || failed)
            fs::remove(temporary, failed);
    } catch (const std::exception&) {
        // The picture itself is there; its thumbnail is made when it is needed.
    }
}

void ThumbnailStore::remove(const QString& id) const noexcept {
    std::error_code ignored;
    fs::remove(fileOf(id), ignored);
}

}  // namespace unclip
