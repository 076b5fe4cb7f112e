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

void tell(const ScanReporter& report, int done, int all) {
    if (report)
        report({done, all});
}

/// Temporary files of programs that were killed while they wrote.
void removeLeftovers(const LibraryFiles& files) {
    for (const fs::path& folder : files.withTemporaries) removeAbandonedTemporaries(folder);
}

FileFacts factsOf(const PictureRecord& record) {
    return {record.bytes, record.modified};
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
    const ListedFiles listed = index().files();
    const LibraryFiles files = libraryFiles(places_.pictures);
    removeLeftovers(files);
    const int count = static_cast<int>(files.pictures.size());
    found.files = count;

    IdSet ids;  // of files that are where the index says
    ids.reserve(listed.size());
    std::vector<int> known;  // of each file, among those that are listed
    known.reserve(files.pictures.size());
    for (const FoundFile& file : files.pictures) {
        known.push_back(listed.find(file.path));
        if (known.back() >= 0)
            ids.insert(listed.id(known.back()));
    }
    QList<PictureRecord> batch;
    for (int i = 0; i < count; ++i) {
        if (stop.stop_requested())
            return found;
        tell(report, i + 1, count);
        const FoundFile& file = files.pictures[static_cast<std::size_t>(i)];
        const int place = known[static_cast<std::size_t>(i)];
        if (place >= 0 && listed.facts(place) == file.facts)
            continue;
        try {
            const auto before = place >= 0 ? std::optional(listed.record(place)) : std::nullopt;
            batch << readAnew(QString::fromStdString(file.path), before, ids);
            ++(before ? found.changed : found.added);
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

PictureRecord Library::readAnew(const QString& path, const std::optional<PictureRecord>& known, IdSet& ids) {
    PictureRecord record = readRecord(places_.pictures, path);
    if (known) {
        ids.remove(known->id.toUtf8());
        record.trashedAt = known->trashedAt;
        if (record.number == 0)
            record.number = known->number;
    }
    if (ids.contains(record.id.toUtf8()))
        record.id = idOfPlace(path);
    ids.insert(record.id.toUtf8());
    if (record.number == 0)
        record.number = index().takeNumber();
    return record;
}

void Library::listRead(QList<PictureRecord> read, ScanReport& report) {
    if (read.isEmpty())
        return;
    const LibraryLock lock(places_.pictures);
    QHash<QString, FileFacts> byId, byPath;
    for (const PictureRecord& record : index().listedAs(read)) {
        byId.insert(record.id, factsOf(record));
        byPath.insert(record.path, factsOf(record));
    }
    // What was changed or moved since it was read is listed by whoever did it, or by the next comparison.
    read.removeIf([&](const PictureRecord& record) {
        const auto now = factsOf(fileOf(record));
        const auto listed = byPath.constFind(record.path);
        return now != factsOf(record) || (listed != byPath.constEnd() && *listed == now);
    });
    QList<PictureRecord> changed;
    for (const PictureRecord& record : read) {
        const auto before = byId.constFind(record.id);
        const bool wasOnlyMoved = before != byId.constEnd() && *before == factsOf(record);
        if (!wasOnlyMoved)
            changed << record;
    }
    index().put(read);
    forgetLooks(changed, report);
}

void Library::forgetMissing(const ListedFiles& listed, const IdSet& ids, ScanReport& report, Vanished vanished) {
    QStringList gone;
    for (int place = 0; place < listed.size(); ++place)
        if (!ids.contains(listed.id(place)) && !factsOf(places_.pictures / listed.path(place)))
            gone << QString::fromUtf8(listed.id(place));
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
        tell(report, ++done, found.files);
        try {
            records << readRecord(places_.pictures, QString::fromStdString(file.path));
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
        QHash<QString, FileFacts> before;
        const ListedFiles listed = index.files();
        for (int place = 0; place < listed.size(); ++place)
            before.insert(QString::fromUtf8(listed.id(place)), listed.facts(place));
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
            return old != before.constEnd() && *old == factsOf(record);
        });
        forgetLooks(records, found);
    });
    // What was painted meanwhile.
    synchronise({}, stop);
    return found;
}

ScanReport Library::check(const ScanReporter& report, std::stop_token stop) {
    ScanReport found;
    ListedFiles listed;
    try {
        for (const QString& line : index().integrityProblems())
            found.problems << inWords(
                says("Gallery", "The gallery's index is damaged (%1); run \"unclip gallery rebuild\".")
                    .with(line.toStdString()));
        listed = index().files();
    } catch (const FileError& error) {
        found.problems << inWords(error);
    }
    const std::vector<FoundFile> files = libraryFiles(places_.pictures).pictures;
    found.files = static_cast<int>(files.size());
    std::vector<bool> isThere(static_cast<std::size_t>(listed.size()));
    int done = 0;
    for (const auto& [path, facts] : files) {
        if (stop.stop_requested())
            return found;
        tell(report, ++done, found.files);
        const int place = listed.find(path);
        if (place >= 0)
            isThere[static_cast<std::size_t>(place)] = true;
        const fs::path file = places_.pictures / path;
        try {
            readRecord(places_.pictures, QString::fromStdString(path));
            const auto bytes = readPictureBytes(file, PictureLimits().fileBytes);
            readPicture(bytes, file.string());
            for (const PngChunk& chunk : pngChunks(bytes))
                if (chunk.isDamaged)
                    found.problems << inWords(
                        says("Gallery",
                             "%1: its chunk %2 has a wrong checksum, so nothing is read from it; the picture "
                             "itself is whole.")
                            .with(file, shortened(std::string(chunk.type))));
            if (place < 0) {
                ++found.added;
                found.problems << inWords(
                    says("Gallery", "%1 is not listed; run \"unclip gallery rebuild\".").with(file));
            }
        } catch (const PictureError& error) {
            found.problems << inWords(error);
        }
    }
    for (int place = 0; place < listed.size(); ++place) {
        if (isThere[static_cast<std::size_t>(place)])
            continue;
        ++found.removed;
        found.problems << inWords(says("Gallery", "%1 is listed but isn't there; run \"unclip gallery rebuild\".")
                                      .with(places_.pictures / listed.path(place)));
    }
    found.problems.removeDuplicates();
    return found;
}

}  // namespace unclip
