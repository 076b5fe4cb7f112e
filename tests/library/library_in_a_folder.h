#pragma once

#include <QTemporaryDir>
#include <fstream>
#include <opencv2/core.hpp>

#include "engine/image/write_picture.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {

using Bytes = std::vector<std::uint8_t>;

/// A library of its own for a test, gone when the test ends.
class LibraryInAFolder {
public:
    LibraryPlaces places() const {
        const std::filesystem::path root = toPath(folder_.path());
        return {root / "pictures", root / "data" / "index.sqlite", root / "cache"};
    }
    Library open() const { return Library(places()); }

private:
    QTemporaryDir folder_;
};

/// Files that a test gives to a library, gone when the test ends.
class GivenFiles {
public:
    std::filesystem::path operator()(const char* name) const {
        return toPath(folder_.filePath(QString::fromUtf8(name)));
    }

private:
    QTemporaryDir folder_;
};

inline void writeBytes(const std::filesystem::path& file, const Bytes& bytes) {
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

/// A PNG with more chunks behind its header, each as pngChunk() makes it.
inline Bytes pngWith(const cv::Mat& pixels, const std::vector<Bytes>& chunks) {
    Bytes bytes = encodePicture(pixels, PictureFormat::png, {.tagSrgb = false});
    constexpr std::ptrdiff_t kHeaderEnd = 33;
    for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk)
        bytes.insert(bytes.begin() + kHeaderEnd, chunk->begin(), chunk->end());
    return bytes;
}

inline Request requestFor(const std::string& prompt, std::uint64_t seed = 7) {
    Request request;
    request.prompt = prompt;
    request.seed = seed;
    return request;
}

/// A picture whose pixels depend on its seed.
inline PaintedPicture painted(std::uint64_t seed, int side = 32) {
    PaintedPicture picture;
    picture.seed = seed;
    picture.with = {"paintbox", "abc", "CPU", "float32"};
    picture.pixels.create(side, side, CV_8UC3);
    cv::RNG random(seed * 7919 + 1);
    random.fill(picture.pixels, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

inline PictureRecord add(Library& library, const std::string& prompt, std::uint64_t seed = 7) {
    return library.add(painted(seed), requestFor(prompt, seed)).record;
}

inline QStringList idsOf(const QList<PictureRecord>& records) {
    QStringList ids;
    for (const PictureRecord& record : records) ids << record.id;
    return ids;
}

inline QStringList listedIds(Library& library, const PictureFilter& filter) {
    return idsOf(library.list(filter));
}

inline QStringList listedIds(Library& library, const QString& words = {}) {
    PictureFilter filter;
    filter.words = words;
    return listedIds(library, filter);
}

}  // namespace unclip
