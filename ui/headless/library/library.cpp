#include "ui/headless/library/library.h"

#include <QDateTime>
#include <algorithm>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "ui/headless/library/library_files.h"
#include "ui/headless/library/library_lock.h"
#include "ui/headless/library/picture_file.h"
#include "ui/headless/library/search_words.h"
#include "ui/headless/program_lock.h"

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
        for (const FoundFile& file : libraryFiles(root).pictures)
            highest = std::max(highest, numberOfFileName(toText(fs::path(file.path).filename())));
    } catch (const FileError&) {
        // nothing there
    }
    return highest;
}

void changeNames(QStringList& names, const QStringList& added, const QStringList& removed) {
    const auto isSame = [](const QString& name) {
        return [folded = foldedName(plainName(name))](const QString& other) { return foldedName(other) == folded; };
    };
    for (const QString& name : removed) names.removeIf(isSame(name));
    for (const QString& name : added)
        if (const QString plain = plainName(name.left(200));
            !plain.isEmpty() && std::none_of(names.begin(), names.end(), isSame(plain)))
            names << plain;
}

/// Puts a damaged index out of the way, for whoever wants to look at it, unless another program just did.
void keepAside(const fs::path& index) {
    ProgramLock lock(index.string() + ".lock");
    lock.take(std::chrono::seconds(8));
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
    makeFolders(folder);
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
    requireOwnFolder();
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

QList<ListedPicture> Library::listing(const PictureFilter& filter) {
    return withIndex([&](LibraryIndex& index) { return index.listing(filter); });
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
    requireOwnFolder();
    QList<PictureRecord> changed;
    for (const QString& id : ids) {
        const LibraryLock lock(places_.pictures);
        const std::optional<PictureRecord> before = find(id);
        if (!before)
            continue;
        const fs::path file = fileOf(*before);
        const auto bytes = readPictureBytes(file, PictureLimits().fileBytes);
        PictureMetadata metadata = readMetadata(bytes);
        // What the file says counts: another program may have changed it since it was listed.
        PictureRecord wanted = recordOf(metadata, places_.pictures, before->path, before->width, before->height);
        wanted.id = before->id;
        wanted.number = before->number;
        wanted.isFavourite = change.favourite.value_or(wanted.isFavourite);
        changeNames(wanted.tags, change.addTags, change.removeTags);
        changeNames(wanted.collections, change.addCollections, change.removeCollections);
        if (metadata.created.empty())
            metadata.created = before->created.toStdString();
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

}  // namespace unclip
