#include "ui/headless/library/library.h"

#include <QDateTime>
#include <QLockFile>
#include <algorithm>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr int kMostAttempts = 1000;  // names that are tried for a new picture

Sentence indexWasDamaged() {
    return says(
        "Gallery",
        "The gallery's index was damaged. It is kept aside and made again from the pictures; no picture is lost.");
}

/// The highest number of a file's name in the folder; 0 when there are no pictures or no folder.
qint64 highestNumber(const fs::path& root) {
    qint64 highest = 0;
    try {
        for (const QString& path : pictureFiles(root))
            highest = std::max(highest, numberOfFileName(path.section(QLatin1Char('/'), -1)));
    } catch (const FileError&) {
        // nothing there
    }
    return highest;
}

void changeNames(QStringList& names, const QStringList& added, const QStringList& removed) {
    for (const QString& name : removed) names.removeAll(name.simplified());
    for (const QString& name : added)
        if (const QString plain = name.simplified().left(200); !plain.isEmpty() && !names.contains(plain))
            names << plain;
}

/// Puts a damaged index out of the way, for whoever wants to look at it, unless another program just did.
void keepAside(const fs::path& index) {
    QLockFile lock(toText(index) + QStringLiteral(".lock"));
    lock.tryLock(8000);
    try {
        if (LibraryIndex(index).integrityProblems().isEmpty())
            return;
    } catch (const FileError&) {
        // damaged indeed
    }
    const std::string stamp =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss-zzz")).toStdString();
    for (const char* part : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        fs::rename(index.string() + part, index.string() + ".damaged-" + stamp + part, ignored);
    }
}

}  // namespace

Library::Library(LibraryPlaces places) : places_(std::move(places)) {
    open();
}

Library::Library(Library&&) noexcept = default;
Library::~Library() = default;

void Library::open() {
    try {
        index_ = std::make_unique<LibraryIndex>(places_.index);
    } catch (const DatabaseDamaged&) {
        keepAside(places_.index);
        trouble_ = indexWasDamaged();
        try {
            index_ = std::make_unique<LibraryIndex>(places_.index);
            needsScan_ = true;
        } catch (const FileError& error) {
            trouble_ = error.sentence();
        }
    } catch (const FileError& error) {
        trouble_ = error.sentence();
    }
    if (!index_)
        return;
    if (!index_->whyReadOnly().isEmpty())
        trouble_ = index_->whyReadOnly();
    if (index_->wasMade()) {
        needsScan_ = true;
        if (const qint64 highest = highestNumber(places_.pictures); highest > 0)
            index_->takeNumber(highest + 1);
    }
}

LibraryIndex& Library::index() {
    if (!index_)
        throw FileError(trouble_);
    return *index_;
}

void Library::repairIndex() {
    index_.reset();
    keepAside(places_.index);
    open();
    needsScan_ = true;
    if (index_)
        trouble_ = indexWasDamaged();
}

void Library::requireFolder() {
    std::error_code failed;
    if (!fs::is_directory(places_.pictures, failed) && index_ && index_->count() > 0)
        throw FileError(
            says("Gallery", "The folder of pictures %1 is gone; connect its drive, or choose another folder.")
                .with(places_.pictures));
}

void Library::takeNumber(AddedPicture& added) {
    try {
        added.record.number = withIndex([](LibraryIndex& index) { return index.takeNumber(); });
    } catch (const FileError& error) {
        added.trouble = inWords(error);
        added.record.number = highestNumber(places_.pictures) + 1;
    }
}

void Library::keep(AddedPicture& added, const PictureMetadata& metadata, const std::vector<std::uint8_t>& bytes,
                   const QString& name) {
    const QString day = QDate::currentDate().toString(QStringLiteral("yyyy-MM-dd"));
    const fs::path folder = places_.pictures / toPath(day);
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw FileError(
            says("Gallery", "The folder %1 can't be made: %2.").with(folder, fileErrorInWords(failed.value())));
    PictureRecord& record = added.record;
    for (int attempt = 1;; ++attempt) {
        const QString fileName = pictureFileName(record.number, name, attempt);
        AtomicFile file(folder / toPath(fileName));
        file.write(bytes.data(), bytes.size());
        if (file.commitUnlessExists()) {
            record =
                recordOf(metadata, places_.pictures, day + QLatin1Char('/') + fileName, record.width, record.height);
            break;
        }
        if (attempt >= kMostAttempts)
            throw FileError(
                says("Gallery", "%1 is full of pictures of this name; choose another folder.").with(folder));
    }
    try {
        withIndex([&](LibraryIndex& index) { index.put({record}); });
    } catch (const FileError& error) {
        added.trouble = inWords(error);
    }
    if (index_ && !index_->whyReadOnly().isEmpty())
        added.trouble = inWords(index_->whyReadOnly());
}

AddedPicture Library::add(const PaintedPicture& picture, const Request& request) {
    requireFolder();
    AddedPicture added;
    takeNumber(added);
    PictureMetadata metadata = metadataOf(request, picture);
    added.record.id = QString::fromStdString(metadata.id);
    added.record.width = picture.pixels.cols;
    added.record.height = picture.pixels.rows;
    setLibraryFacts(metadata, added.record);

    WriteOptions options;
    options.metadata = metadata;
    const auto bytes = encodePicture(picture.pixels, PictureFormat::png, options);
    keep(added, metadata, bytes, QString::fromStdString(request.prompt));
    thumbnails().store(added.record.id, picture.pixels);
    return added;
}

QList<PictureRecord> Library::list(const PictureFilter& filter) {
    return withIndex([&](LibraryIndex& index) { return index.list(filter); });
}

std::optional<PictureRecord> Library::find(const QString& id) {
    return withIndex([&](LibraryIndex& index) { return index.find(id); });
}

std::optional<PictureRecord> Library::findFile(const fs::path& file) {
    std::error_code ignored;
    const QString path = toText(fs::weakly_canonical(file, ignored).lexically_relative(places_.pictures));
    return withIndex([&](LibraryIndex& index) { return index.findByPath(path); });
}

QList<PictureRecord> Library::children(const QString& id) {
    return withIndex([&](LibraryIndex& index) { return index.children(id); });
}

fs::path Library::fileOf(const PictureRecord& record) const {
    return places_.pictures / toPath(record.path);
}

QList<PictureRecord> Library::change(const QStringList& ids, const PictureChange& change) {
    QList<PictureRecord> changed;
    for (const QString& id : ids) {
        const std::optional<PictureRecord> before = find(id);
        if (!before)
            continue;
        const fs::path file = fileOf(*before);
        const auto bytes = readPictureBytes(file, PictureLimits().fileBytes);
        PictureMetadata metadata = readMetadata(bytes);
        PictureRecord wanted = *before;
        wanted.isFavourite = change.favourite.value_or(wanted.isFavourite);
        changeNames(wanted.tags, change.addTags, change.removeTags);
        changeNames(wanted.collections, change.addCollections, change.removeCollections);
        setLibraryFacts(metadata, wanted);
        const auto rewritten = withMetadata(bytes, metadata);
        writeFileAtomically(file, std::as_bytes(std::span(rewritten)));
        PictureRecord after = recordOf(metadata, places_.pictures, before->path, before->width, before->height);
        after.trashedAt = before->trashedAt;
        withIndex([&](LibraryIndex& index) { index.put({after}); });
        changed << after;
    }
    return changed;
}

QStringList Library::moveToTrash(const QStringList& ids) {
    QStringList moved;
    for (const QString& id : ids) {
        std::optional<PictureRecord> record = find(id);
        if (!record || record->trashedAt)
            continue;
        const fs::path trash = places_.pictures / kTrashFolder;
        const fs::path now = moveWithoutReplacing(fileOf(*record), trash / toPath(record->path));
        record->path = toText(now.lexically_relative(places_.pictures));
        record->trashedAt = QDateTime::currentSecsSinceEpoch();
        withIndex([&](LibraryIndex& index) { index.put({*record}); });
        moved << id;
    }
    return moved;
}

QStringList Library::restore(const QStringList& ids) {
    QStringList moved;
    for (const QString& id : ids) {
        std::optional<PictureRecord> record = find(id);
        if (!record || !record->trashedAt)
            continue;
        const fs::path before = toPath(record->path).lexically_relative(kTrashFolder);
        const fs::path now = moveWithoutReplacing(fileOf(*record), places_.pictures / before);
        record->path = toText(now.lexically_relative(places_.pictures));
        record->trashedAt.reset();
        withIndex([&](LibraryIndex& index) { index.put({*record}); });
        moved << id;
    }
    return moved;
}

int Library::purgeTrash(int days) {
    PictureFilter inTrash;
    inTrash.inTrash = true;
    const qint64 latest = QDateTime::currentSecsSinceEpoch() - qint64(days) * 24 * 60 * 60;
    QStringList purged;
    for (const PictureRecord& record : list(inTrash)) {
        if (days > 0 && record.trashedAt.value_or(0) > latest)
            continue;
        std::error_code failed;
        fs::remove(fileOf(record), failed);
        if (failed)
            throw FileError(
                says("Gallery", "%1 can't be deleted: %2.").with(fileOf(record), fileErrorInWords(failed.value())));
        thumbnails().remove(record.id);
        purged << record.id;
    }
    withIndex([&](LibraryIndex& index) { index.remove(purged); });
    return static_cast<int>(purged.size());
}

}  // namespace unclip
