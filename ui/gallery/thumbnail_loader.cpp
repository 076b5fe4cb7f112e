#include "ui/gallery/thumbnail_loader.h"

#include <algorithm>

#include "ui/base/worker_threads.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/pictures/image_conversion.h"

namespace unclip::ui {
namespace {

constexpr qsizetype kCacheBytes = 96 << 20;
constexpr int kThreads = 2;
constexpr int kMostWaiting = 400;  // of those that were scrolled past, the oldest are forgotten

QImage load(const ThumbnailStore& store, const QString& id, const std::filesystem::path& file, int side) {
    const QImage image = toImage(store.load(id, file));
    if (std::max(image.width(), image.height()) <= side)
        return image;
    return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

ThumbnailLoader::ThumbnailLoader(const LibraryPlaces& places, QObject* parent)
    : QObject(parent), places_(places), cache_(kCacheBytes) {
    threads_.setThreadPriority(QThread::LowPriority);
    beginThreads(threads_, kThreads);
}

ThumbnailLoader::~ThumbnailLoader() {
    waiting_.clear();
    threads_.clear();
    threads_.waitForDone();
}

void ThumbnailLoader::setPlaces(const LibraryPlaces& places) {
    places_ = places;
    waiting_.clear();
    wished_.clear();
    broken_.clear();
    cache_.clear();
}

void ThumbnailLoader::forget(const QStringList& ids) {
    for (const QString& id : ids) {
        cache_.remove(id);
        broken_.remove(id);
    }
}

void ThumbnailLoader::setSide(int pixels) {
    const int side = std::clamp(pixels, 16, kThumbnailSide);
    if (side == side_)
        return;
    side_ = side;
    waiting_.clear();
    wished_.clear();
    cache_.clear();
}

QPixmap ThumbnailLoader::thumbnail(const PictureRecord& record) {
    if (const QPixmap* pixmap = cache_.object(record.id))
        return *pixmap;
    if (!broken_.contains(record.id) && !wished_.contains(record.id)) {
        wished_.insert(record.id);
        waiting_ << Wish{record.id, places_.pictures / toPath(record.path)};
        if (waiting_.size() > kMostWaiting)
            wished_.remove(waiting_.takeFirst().id);
        startNext();
    }
    return {};
}

void ThumbnailLoader::startNext() {
    while (running_ < kThreads && !waiting_.isEmpty()) {
        const Wish wish = waiting_.takeLast();
        ++running_;
        const ThumbnailStore store(places_.thumbnails);
        inBackground(
            threads_, this, [store, wish, side = side_] { return load(store, wish.id, wish.file, side); },
            [this, wish, side = side_](const QImage& image) { finish(wish.id, side, image); },
            [this, wish, side = side_](const QString&) { finish(wish.id, side, {}); });
    }
}

void ThumbnailLoader::finish(const QString& id, int side, const QImage& image) {
    --running_;
    if (side == side_) {
        wished_.remove(id);
        if (image.isNull())
            broken_.insert(id);
        else
            cache_.insert(id, new QPixmap(QPixmap::fromImage(image)), image.sizeInBytes());
        emit ready(id);
    }
    startNext();
}

}  // namespace unclip::ui
