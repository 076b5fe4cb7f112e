#pragma once

#include <QTemporaryDir>
#include <opencv2/core.hpp>

#include "ui/headless/library/library.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {

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

inline QStringList listedIds(Library& library, const QString& words = {}) {
    PictureFilter filter;
    filter.words = words;
    return idsOf(library.list(filter));
}

}  // namespace unclip
