#pragma once

#include <QHash>
#include <memory>
#include <optional>

#include "ui/headless/library/library_index.h"
#include "ui/headless/library/library_places.h"

namespace unclip::ui {

/// Records of listed pictures, read from the index when they are asked for. A screenful takes a fraction of a
/// millisecond, so the window's thread reads it itself; it never waits for a program that holds the index.
class RecordCache {
public:
    explicit RecordCache(const LibraryPlaces& places) : places_(places) {}

    void setPlaces(const LibraryPlaces& places);
    /// What was read may be out of date, and the index another file.
    void forget();

    /// The record of the picture at `place`; its neighbours are read with it. Absent while the index can't be read.
    std::optional<PictureRecord> record(const QList<ListedPicture>& pictures, int place);
    /// The row of a picture in the index; absent when it isn't listed or the index can't be read.
    std::optional<qint64> rowOf(const QString& id);

private:
    void forgetRecords();
    /// Asks the index; nothing when it can't be read now.
    template <typename Work>
    auto ask(Work work) -> decltype(work(std::declval<LibraryIndex&>()));

    LibraryPlaces places_;
    std::unique_ptr<LibraryIndex> index_;
    QHash<qint64, PictureRecord> records_;  ///< by row
    QHash<QString, qint64> rows_;           ///< by id, of those that were read
};

}  // namespace unclip::ui
