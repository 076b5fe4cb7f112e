#include <QSet>
#include <algorithm>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/base/json_text.h"
#include "engine/image/png_chunks.h"
#include "engine/image/read_picture.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/library_files.h"
#include "ui/headless/library/library_lock.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr int kFewPictures = 10;
constexpr int kAtOnce = 200;  // records that are written into the index in one transaction

void tell(const ScanReporter& report, int done, qsizetype all) {
    if (report)
        report({done, static_cast<int>(all)});
}

/// Temporary files of programs that were killed while they wrote.
void removeLeftovers(const LibraryFiles& files) {
    for (const fs::path& folder : files.withTemporaries) removeAbandonedTemporaries(folder);
}

bool isAsListed(const PictureRecord& record, const FileFacts& file) {
    return file.bytes == record.bytes && file.modified == record.modified;
}

/// More missing pictures than somebody who tidies up removes at once: they are asked about.
bool areMany(qsizetype missing, qsizetype listed) {
    return missing > kFewPictures && missing * 5 > listed;
}

/// Two files with one id, because somebody copied a picture: the second gets a name from its place.
void nameCopies(QList<PictureRecord>& records, QSet<QString>& ids) {
    for (PictureRecord& record : records) {
        if (ids.contains(record.id))
            record.id = idOfPlace(record.path);
        ids.insert(record.id);
    }
}

}  // namespace

void Library::requireFolderToRead(Vanished vanished) {
    if (!index().whyReadOnly().isEmpty())
        throw FileError(index().whyReadOnly());
    if (vanished == Vanished::forget) {
        adoptFolder(index().mark());
        return;
    }
    std::error_code failed;
    if (!fs::is_directory(places_.pictures, failed))
        libraryFiles(places_.pictures);  // says that it is gone
    try {
        requireOwnFolder();
    } catch (const LibraryAway&) {
        throw;
    } catch (const FileError&) {
        // it may only be read
    }
}

void Library::forgetLooks(const QList<PictureRecord>& changed, ScanReport& report) {
    QStringList ids;
    for (const PictureRecord& record : changed) {
        thumbnails().remove(record.id);
        ids << record.id;
    }
    index().forgetEmbeddings(ids);
    report.repainted << ids;
}

ScanReport Library::synchronise(const ScanReporter& report, std::stop_token stop, Vanished vanished) {
    requireFolderToRead(vanished);
    ScanReport found;
    // The index first, the files after it: what is painted meanwhile is then seen as new, never as missing.
    const QHash<QString, PictureRecord> listed = index().byPath();
    const LibraryFiles files = libraryFiles(places_.pictures);
    removeLeftovers(files);
    found.files = static_cast<int>(files.pictures.size());

    QSet<QString> ids;  // of files that are where the index says
    ids.reserve(listed.size());
    QList<const PictureRecord*> known;  // of each file
    known.reserve(files.pictures.size());
    for (const FoundFile& file : files.pictures) {
        const auto record = listed.constFind(file.path);
        known << (record == listed.constEnd() ? nullptr : &*record);
        if (known.last())
            ids.insert(record->id);
    }
    QList<PictureRecord> batch;
    for (qsizetype i = 0; i < files.pictures.size(); ++i) {
        if (stop.stop_requested())
            return found;
        tell(report, static_cast<int>(i) + 1, files.pictures.size());
        const FoundFile& file = files.pictures[i];
        if (known[i] && isAsListed(*known[i], file.facts))
            continue;
        try {
            batch << readAnew(file.path, known[i], ids);
            ++(known[i] ? found.changed : found.added);
        } catch (const PictureError& error) {
            found.problems << inWords(error);
        }
        if (batch.size() >= kAtOnce)
            listRead(std::exchange(batch, {}), found);
    }
    listRead(batch, found);
    forgetMissing(listed, ids, found, vanished);
    needsScan_ = false;
    return found;
}

PictureRecord Library::readAnew(const QString& path, const PictureRecord* known, QSet<QString>& ids) {
    PictureRecord record = readRecord(places_.pictures, path);
    if (known) {
        ids.remove(known->id);
        record.trashedAt = known->trashedAt;
        if (record.number == 0)
            record.number = known->number;
    }
    if (ids.contains(record.id))
        record.id = idOfPlace(path);
    ids.insert(record.id);
    if (record.number == 0)
        record.number = index().takeNumber();
    return record;
}

void Library::listRead(QList<PictureRecord> read, ScanReport& report) {
    if (read.isEmpty())
        return;
    const LibraryLock lock(places_.pictures);
    // What was changed or moved since it was read is listed by whoever did it, or by the next comparison.
    read.removeIf([&](const PictureRecord& record) {
        const auto now = factsOf(fileOf(record));
        const auto listed = index().findByPath(record.path);
        return !now || !isAsListed(record, *now) || (listed && isAsListed(*listed, *now));
    });
    QList<PictureRecord> changed;
    for (const PictureRecord& record : read) {
        const auto before = index().find(record.id);
        const bool wasOnlyMoved = before && isAsListed(*before, {record.bytes, record.modified});
        if (!wasOnlyMoved)
            changed << record;
    }
    index().put(read);
    forgetLooks(changed, report);
}

void Library::forgetMissing(const QHash<QString, PictureRecord>& listed, const QSet<QString>& ids, ScanReport& report,
                            Vanished vanished) {
    QStringList gone;
    for (const PictureRecord& record : listed)
        if (!ids.contains(record.id) && !factsOf(fileOf(record)))
            gone << record.id;
    if (gone.isEmpty())
        return;
    if (vanished == Vanished::keep && areMany(gone.size(), listed.size())) {
        report.vanished = static_cast<int>(gone.size());
        return;
    }
    // A drive that went away meanwhile takes nothing out of the list, a picture that was moved meanwhile stays.
    requireFolderToRead(vanished);
    const LibraryLock lock(places_.pictures);
    gone.removeIf([&](const QString& id) {
        const auto record = index().find(id);
        return !record || factsOf(fileOf(*record));
    });
    index().remove(gone);
    for (const QString& id : gone) thumbnails().remove(id);
    report.removed = static_cast<int>(gone.size());
}

ScanReport Library::rebuild(const ScanReporter& report, std::stop_token stop, Vanished vanished) {
    requireFolderToRead(vanished);
    ScanReport found;
    const LibraryFiles files = libraryFiles(places_.pictures);
    removeLeftovers(files);
    found.files = static_cast<int>(files.pictures.size());
    QList<PictureRecord> records;
    int done = 0;
    for (const FoundFile& file : files.pictures) {
        if (stop.stop_requested())
            return found;
        tell(report, ++done, files.pictures.size());
        try {
            records << readRecord(places_.pictures, file.path);
        } catch (const PictureError& error) {
            found.problems << inWords(error);
        }
    }
    QSet<QString> ids;
    nameCopies(records, ids);
    qint64 highest = 0;
    for (const PictureRecord& record : records) highest = std::max(highest, record.number);
    for (PictureRecord& record : records)
        if (record.number == 0)
            record.number = ++highest;
    found.added = static_cast<int>(records.size());
    withIndex([&](LibraryIndex& index) {
        QHash<QString, PictureRecord> before;
        for (const PictureRecord& record : index.byPath()) before.insert(record.id, record);
        const auto gone =
            std::count_if(before.keyBegin(), before.keyEnd(), [&](const QString& id) { return !ids.contains(id); });
        if (vanished == Vanished::keep && areMany(gone, before.size()))
            throw LibraryAway(says("Gallery",
                                   "%1 of the %2 pictures that are listed are gone from %3; connect their drive, or "
                                   "run \"unclip gallery rebuild --forget-missing\".")
                                  .with(gone, before.size(), places_.pictures));
        index.replaceAll(records);
        records.removeIf([&](const PictureRecord& record) {
            const auto old = before.constFind(record.id);
            return old != before.constEnd() && isAsListed(*old, {record.bytes, record.modified});
        });
        forgetLooks(records, found);
    });
    // What was painted meanwhile.
    synchronise({}, stop);
    return found;
}

ScanReport Library::check(const ScanReporter& report, std::stop_token stop) {
    ScanReport found;
    QHash<QString, PictureRecord> listed;
    try {
        for (const QString& line : index().integrityProblems())
            found.problems << inWords(
                says("Gallery", "The gallery's index is damaged (%1); run \"unclip gallery rebuild\".")
                    .with(line.toStdString()));
        listed = index().byPath();
    } catch (const FileError& error) {
        found.problems << inWords(error);
    }
    const QList<FoundFile> files = libraryFiles(places_.pictures).pictures;
    found.files = static_cast<int>(files.size());
    int done = 0;
    for (const auto& [path, facts] : files) {
        if (stop.stop_requested())
            return found;
        tell(report, ++done, files.size());
        const bool isListed = listed.remove(path) > 0;
        const fs::path file = places_.pictures / toPath(path);
        try {
            const PictureRecord record = readRecord(places_.pictures, path);
            const auto bytes = readPictureBytes(file, PictureLimits().fileBytes);
            readPicture(bytes, file.string());
            for (const PngChunk& chunk : pngChunks(bytes))
                if (chunk.isDamaged)
                    found.problems << inWords(
                        says("Gallery",
                             "%1: its chunk %2 has a wrong checksum, so nothing is read from it; the picture "
                             "itself is whole.")
                            .with(file, shortened(std::string(chunk.type))));
            if (!isListed) {
                ++found.added;
                found.problems << inWords(
                    says("Gallery", "%1 is not listed; run \"unclip gallery rebuild\".").with(file));
            }
        } catch (const PictureError& error) {
            found.problems << inWords(error);
        }
    }
    for (const PictureRecord& record : listed) {
        ++found.removed;
        found.problems << inWords(
            says("Gallery", "%1 is listed but isn't there; run \"unclip gallery rebuild\".").with(fileOf(record)));
    }
    found.problems.removeDuplicates();
    return found;
}

}  // namespace unclip
