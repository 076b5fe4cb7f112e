#include "ui/headless/library/library_mark.h"

#include <QFile>
#include <QUuid>

#include "engine/base/atomic_file.h"
#include "ui/headless/library/library.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

namespace fs = std::filesystem;

constexpr qint64 kLongestMark = 200;  // bytes
constexpr int kLookedFor = 100;       // listed pictures that may prove a folder without a mark to be theirs

/// Whether one of the newest pictures that are listed lies in its place.
bool holdsListedPictures(const LibraryIndex& index, const fs::path& folder) {
    PictureFilter newest;
    newest.limit = kLookedFor;
    for (const bool inTrash : {false, true}) {
        newest.inTrash = inTrash;
        for (const PictureRecord& record : index.list(newest)) {
            std::error_code failed;
            if (static_cast<qint64>(fs::file_size(folder / toPath(record.path), failed)) == record.bytes && !failed)
                return true;
        }
    }
    return false;
}

Sentence isGone(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed))
        return says("Gallery", "The folder of pictures %1 is gone; connect its drive, or choose another folder.")
            .with(folder);
    return says("Gallery",
                "The folder %1 doesn't hold the library's pictures any more; connect its drive, or choose another "
                "folder. Nothing is written into it and nothing forgotten.")
        .with(folder);
}

/// The mark that the folder whose pictures are listed has, or shall get; `here` is the one that it has. Throws
/// LibraryAway when the folder isn't that one.
QString expectedMark(const LibraryIndex& index, const fs::path& folder, const QString& here) {
    const QString known = index.mark();
    if (!here.isEmpty() && here == known)
        return known;
    const bool isEmpty = index.count() == 0;
    if (!here.isEmpty() && !known.isEmpty() && !isEmpty)
        throw LibraryAway(says("Gallery",
                               "The folder %1 holds another library than the one that is listed; connect the right "
                               "drive, or choose another folder. Nothing is written into it and nothing forgotten.")
                              .with(folder));
    const bool isNew = isEmpty && (known.isEmpty() || !here.isEmpty());
    if (!isNew && !holdsListedPictures(index, folder))
        throw LibraryAway(isGone(folder));
    return known;
}

}  // namespace

QString libraryMark(const fs::path& folder) {
    QFile file(toText(folder / kMarkFile));
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        throw LibraryAway(says("Gallery", "The file %1 of the library can't be read: %2.")
                              .with(folder / kMarkFile, file.errorString().toStdString()));
    return QString::fromUtf8(file.read(kLongestMark)).simplified();
}

QString markLibrary(const fs::path& folder, const QString& mark) {
    if (const QString present = libraryMark(folder); !present.isEmpty())
        return present;
    const QString text = mark.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : mark;
    AtomicFile file(folder / kMarkFile);
    file.write(text.toStdString() + "\n");
    if (file.commitUnlessExists())
        return text;
    // Another program was faster, or the file is there but empty.
    if (const QString theirs = libraryMark(folder); !theirs.isEmpty())
        return theirs;
    writeFileAtomically(folder / kMarkFile, text.toStdString() + "\n");
    return text;
}

void Library::requireOwnFolder() {
    const QString here = libraryMark(places_.pictures);
    QString known;
    if (index_) {
        try {
            known = withIndex([&](LibraryIndex& index) { return expectedMark(index, places_.pictures, here); });
        } catch (const LibraryAway&) {
            throw;
        } catch (const FileError&) {
            // no index now: the folder is taken as it is
        }
    }
    if (here.isEmpty() || here != known)
        adoptFolder(known);
}

void Library::adoptFolder(const QString& mark) {
    makeFolders(places_.pictures);
    const QString here = markLibrary(places_.pictures, mark);
    try {
        if (index_ && index_->whyReadOnly().isEmpty())
            index_->setMark(here);
    } catch (const FileError&) {
        // held by another program, or no room: the folder has its mark, and the index is asked again
    }
}

}  // namespace unclip
