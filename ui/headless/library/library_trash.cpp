#include <QDateTime>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/library_files.h"
#include "ui/headless/library/library_lock.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {

namespace fs = std::filesystem;

void Library::moveTo(PictureRecord record, const fs::path& place, std::optional<qint64> trashedAt) {
    const fs::path now = moveWithoutReplacing(fileOf(record), places_.pictures / place);
    record.path = toText(now.lexically_relative(places_.pictures));
    record.trashedAt = trashedAt;
    withIndex([&](LibraryIndex& index) { index.put({record}); });
}

QStringList Library::moveToTrash(const QStringList& ids) {
    requireOwnFolder();
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QStringList moved;
    for (const QString& id : ids) {
        const LibraryLock lock(places_.pictures);
        const std::optional<PictureRecord> record = find(id);
        if (!record || record->trashedAt)
            continue;
        const qint64 when = withIndex([&](LibraryIndex& index) { return index.trashTime(now); });
        moveTo(*record, fs::path(kTrashFolder) / toPath(record->path), when);
        moved << id;
    }
    return moved;
}

QStringList Library::restore(const QStringList& ids) {
    requireOwnFolder();
    QStringList moved;
    for (const QString& id : ids) {
        const LibraryLock lock(places_.pictures);
        const std::optional<PictureRecord> record = find(id);
        if (!record || !record->trashedAt)
            continue;
        moveTo(*record, toPath(record->path).lexically_relative(kTrashFolder), {});
        moved << id;
    }
    return moved;
}

int Library::purgeTrash(int days) {
    if (days > 0 && !index().whyReadOnly().isEmpty())
        return 0;
    PictureFilter inTrash;
    inTrash.inTrash = true;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const qint64 latest =
        withIndex([&](LibraryIndex& index) { return index.trashTime(now); }) - qint64(days) * 24 * 60 * 60;
    const QList<PictureRecord> trashed = list(inTrash);
    if (trashed.isEmpty())
        return 0;
    requireOwnFolder();
    QStringList purged;
    for (const PictureRecord& listed : trashed) {
        if (days > 0 && listed.trashedAt.value_or(0) > latest)
            continue;
        const LibraryLock lock(places_.pictures);
        const std::optional<PictureRecord> record = find(listed.id);
        if (!record || !record->trashedAt)
            continue;  // put back meanwhile
        std::error_code failed;
        fs::remove(fileOf(*record), failed);
        if (failed)
            throw FileError(
                says("Gallery", "%1 can't be deleted: %2.").with(fileOf(*record), fileErrorInWords(failed.value())));
        thumbnails().remove(record->id);
        withIndex([&](LibraryIndex& index) { index.remove({record->id}); });
        purged << record->id;
    }
    return static_cast<int>(purged.size());
}

}  // namespace unclip
