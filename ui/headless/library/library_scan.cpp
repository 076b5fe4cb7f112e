#include <QSet>
#include <algorithm>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr int kAtOnce = 200;  // records that are written into the index in one transaction

void tell(const ScanReporter& report, int done, qsizetype all) {
    if (report)
        report({done, static_cast<int>(all)});
}

/// Temporary files of programs that were killed while they wrote.
void removeLeftovers(const fs::path& root, const QStringList& files) {
    QSet<QString> folders;
    for (const QString& path : files) folders.insert(path.section(QLatin1Char('/'), 0, -2));
    for (const QString& folder : folders) removeAbandonedTemporaries(root / toPath(folder));
}

bool isUnchanged(const fs::path& root, const PictureRecord& record) {
    std::error_code failed;
    const fs::path file = root / toPath(record.path);
    return static_cast<qint64>(fs::file_size(file, failed)) == record.bytes &&
           static_cast<qint64>(fs::last_write_time(file, failed).time_since_epoch().count()) == record.modified;
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

ScanReport Library::synchronise(const ScanReporter& report, std::stop_token stop) {
    if (!index().whyReadOnly().isEmpty())
        throw FileError(index().whyReadOnly());
    ScanReport found;
    // The index first, the files after it: what is painted meanwhile is then seen as new, never as missing.
    const QHash<QString, PictureRecord> listed = index().byPath();
    const QStringList files = pictureFiles(places_.pictures);
    removeLeftovers(places_.pictures, files);
    found.files = static_cast<int>(files.size());

    const QSet<QString> present(files.begin(), files.end());
    QSet<QString> ids;  // of files that are where the index says
    for (const PictureRecord& record : listed)
        if (present.contains(record.path))
            ids.insert(record.id);

    QList<PictureRecord> batch;
    const auto write = [&] {
        index().put(batch);
        batch.clear();
    };
    int done = 0;
    for (const QString& path : files) {
        if (stop.stop_requested())
            return found;
        tell(report, ++done, files.size());
        const auto known = listed.constFind(path);
        const bool isListed = known != listed.constEnd();
        if (isListed && isUnchanged(places_.pictures, *known))
            continue;
        try {
            PictureRecord record = readRecord(places_.pictures, path);
            if (isListed) {
                ids.remove(known->id);
                record.trashedAt = known->trashedAt;
                if (record.number == 0)
                    record.number = known->number;
                ++found.changed;
            } else {
                ++found.added;
            }
            if (ids.contains(record.id))
                record.id = idOfPlace(path);
            ids.insert(record.id);
            if (record.number == 0)
                record.number = index().takeNumber();
            batch << record;
        } catch (const PictureError& error) {
            found.problems << inWords(error);
        }
        if (batch.size() >= kAtOnce)
            write();
    }
    write();

    QStringList gone;
    for (const PictureRecord& record : listed) {
        std::error_code ignored;
        if (!ids.contains(record.id) && !fs::exists(fileOf(record), ignored))
            gone << record.id;
    }
    // A drive that went away meanwhile takes nothing out of the list.
    if (!gone.isEmpty() && fs::is_directory(places_.pictures)) {
        index().remove(gone);
        found.removed = static_cast<int>(gone.size());
    }
    needsScan_ = false;
    return found;
}

ScanReport Library::rebuild(const ScanReporter& report, std::stop_token stop) {
    if (!index().whyReadOnly().isEmpty())
        throw FileError(index().whyReadOnly());
    ScanReport found;
    const QStringList files = pictureFiles(places_.pictures);
    removeLeftovers(places_.pictures, files);
    found.files = static_cast<int>(files.size());
    QList<PictureRecord> records;
    int done = 0;
    for (const QString& path : files) {
        if (stop.stop_requested())
            return found;
        tell(report, ++done, files.size());
        try {
            records << readRecord(places_.pictures, path);
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
    withIndex([&](LibraryIndex& index) { index.replaceAll(records); });
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
    const QStringList files = pictureFiles(places_.pictures);
    found.files = static_cast<int>(files.size());
    int done = 0;
    for (const QString& path : files) {
        if (stop.stop_requested())
            return found;
        tell(report, ++done, files.size());
        const bool isListed = listed.remove(path) > 0;
        const fs::path file = places_.pictures / toPath(path);
        try {
            const PictureRecord record = readRecord(places_.pictures, path);
            readPicture(file);
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
