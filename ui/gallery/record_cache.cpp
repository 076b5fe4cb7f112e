#include "ui/gallery/record_cache.h"

#include "engine/base/error.h"

namespace unclip::ui {
namespace {

constexpr int kBlock = 64;             // records that are read at once
constexpr qsizetype kMostKept = 4000;  // more than any screen shows

}  // namespace

void RecordCache::setPlaces(const LibraryPlaces& places) {
    places_ = places;
    forget();
}

void RecordCache::forgetRecords() {
    records_.clear();
    rows_.clear();
}

void RecordCache::forget() {
    forgetRecords();
    index_.reset();  // a damaged one may have been replaced by a new file
}

template <typename Work>
auto RecordCache::ask(Work work) -> decltype(work(std::declval<LibraryIndex&>())) {
    try {
        if (!index_)
            index_ = std::make_unique<LibraryIndex>(places_.index, LibraryIndex::Use::glance);
        return work(*index_);
    } catch (const Error&) {
        index_.reset();  // the gallery itself says what is wrong with it
        return {};
    }
}

std::optional<PictureRecord> RecordCache::record(const QList<ListedPicture>& pictures, int place) {
    const qint64 row = pictures[place].row;
    if (!records_.contains(row)) {
        QList<qint64> rows;
        const int first = place / kBlock * kBlock;
        for (const ListedPicture& picture : pictures.mid(first, kBlock)) rows << picture.row;
        if (records_.size() > kMostKept)
            forgetRecords();
        const auto found = ask([&](const LibraryIndex& index) { return index.read(rows); });
        for (auto one = found.begin(); one != found.end(); ++one) rows_.insert(one->id, one.key());
        records_.insert(found);
    }
    const auto found = records_.constFind(row);
    return found == records_.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<qint64> RecordCache::rowOf(const QString& id) {
    if (const auto known = rows_.constFind(id); known != rows_.constEnd())
        return *known;
    return ask([&](const LibraryIndex& index) { return index.rowOf(id); });
}

}  // namespace unclip::ui
