#pragma once

#include <QSet>
#include <functional>
#include <memory>
#include <stop_token>

#include "engine/image/metadata.h"
#include "engine/request/progress.h"
#include "ui/headless/library/library_index.h"
#include "ui/headless/library/library_mark.h"
#include "ui/headless/library/library_places.h"
#include "ui/headless/library/thumbnail_store.h"
#include "ui/headless/sentences.h"

namespace unclip {

/// A picture that was written, and what didn't work beside that.
struct AddedPicture {
    PictureRecord record;
    QString trouble;  ///< a sentence when the index couldn't take it; the next synchronise() lists it
};

/// What an import did.
struct ImportReport {
    QList<AddedPicture> added;
    int known = 0;         ///< pictures that the library had already
    QStringList restored;  ///< ids of pictures that it had in the trash; they are back in their places
    QStringList problems;  ///< a sentence for each file that is no picture, and for each that couldn't be written
};

/// A change of what the user says about pictures. What is absent stays as it is.
struct PictureChange {
    std::optional<bool> favourite;
    QStringList addTags, removeTags, addCollections, removeCollections;
};

struct ScanProgress {
    int done = 0, all = 0;
};
using ScanReporter = std::function<void(const ScanProgress&)>;

/// What a walk through the files found.
struct ScanReport {
    int files = 0, added = 0, changed = 0, removed = 0;
    QStringList repainted;  ///< ids of pictures whose files another program changed
    int vanished = 0;       ///< pictures whose files are gone, too many to forget them unasked: they stay listed
    QStringList problems;   ///< sentences: damaged files, copies, what couldn't be read
};

/// What becomes of listed pictures when many of their files, or the library's mark, aren't where they were.
enum class Vanished { keep, forget };

/// Every picture that was painted: PNG files in dated folders that say themselves how they were made, an index to find
/// them by, thumbnails. The files alone count; the rest is made again from them. Opening takes milliseconds; objects
/// are for one thread, several objects for one library are fine, in one program or in several.
class Library {
public:
    /// Opens the library; nothing has to exist. A damaged index is kept aside and a new one begun (see needsScan()); an
    /// index that can't be opened leaves a library that still keeps pictures (see trouble()).
    explicit Library(LibraryPlaces places);
    Library(Library&&) noexcept;
    ~Library();

    const LibraryPlaces& places() const { return places_; }
    /// A sentence when the index is aside, read-only or missing.
    QString trouble() const { return inWords(trouble_); }
    bool needsScan() const { return needsScan_; }  ///< the index may lack pictures: synchronise() is due

    /// Writes a picture, whole or not at all, under a name that nobody has, then lists it. Throws PictureError or
    /// FileError when the file can't be written; nothing remains then.
    AddedPicture add(const PaintedPicture& picture, const Request& request);

    /// Copies pictures of any kind that can be read into the library, those of a folder too. What they say about
    /// themselves, in whichever program's words, is kept. A picture that is here already, with the same pixels and
    /// texts, is not copied again, but comes back when it lies in the trash; one that was painted over elsewhere is
    /// another picture, with the library's own as its parent. Hidden files in folders are left alone. The files
    /// themselves stay as they are. Stops when a picture can't be written.
    ImportReport import(const std::vector<std::filesystem::path>& files, const ScanReporter& report = {},
                        std::stop_token stop = {});

    QList<PictureRecord> list(const PictureFilter& filter = {});
    /// The same without reading the records: a hundred thousand are there in a few hundredths of a second.
    QList<ListedPicture> listing(const PictureFilter& filter = {});
    std::optional<PictureRecord> find(const QString& id);
    /// The record of a file inside the library's folder.
    std::optional<PictureRecord> findFile(const std::filesystem::path& file);
    QList<PictureRecord> children(const QString& id);
    std::filesystem::path fileOf(const PictureRecord& record) const;
    ThumbnailStore thumbnails() const { return ThumbnailStore(places_.thumbnails); }
    /// The index itself, for questions that need nothing else. Throws FileError when there is none.
    LibraryIndex& index();

    /// Writes a change into the pictures' files, then into the index; returns the new records. Stops at the first file
    /// that can't be written (FileError, PictureError): those before it are changed.
    QList<PictureRecord> change(const QStringList& ids, const PictureChange& change);

    /// Moves pictures into the trash inside the library's folder, and back to where they were. Ids that are unknown or
    /// there already are left alone. Return the ids that were moved.
    QStringList moveToTrash(const QStringList& ids);
    QStringList restore(const QStringList& ids);
    /// Deletes what has been in the trash for longer than `days` (0: all of it). Returns how many.
    int purgeTrash(int days);

    /// Makes the index agree with the files: new ones are listed, missing ones forgotten, moved ones found again; what
    /// another program changed loses its thumbnail and its embedding. Throws LibraryAway when the folder isn't there or
    /// isn't the one whose pictures are listed. With Vanished::forget the folder is taken as it is now, whatever is
    /// missing from it.
    ScanReport synchronise(const ScanReporter& report = {}, std::stop_token stop = {},
                           Vanished vanished = Vanished::keep);
    /// Forgets the index and makes it from the files. Throws LibraryAway like synchronise(), and when many pictures
    /// would be forgotten.
    ScanReport rebuild(const ScanReporter& report = {}, std::stop_token stop = {}, Vanished vanished = Vanished::keep);
    /// Reads every picture to its last pixel and compares files and index; changes nothing.
    ScanReport check(const ScanReporter& report = {}, std::stop_token stop = {});

private:
    void open();
    void repairIndex();
    /// A number for a new picture; says in `added` why the index couldn't give one.
    void takeNumber(AddedPicture& added);
    /// Writes a PNG, whose record has everything but its path, under a name that nobody has, and lists it.
    void keep(AddedPicture& added, const PictureMetadata& metadata, const std::vector<std::uint8_t>& bytes,
              const QString& name);
    /// Moves a picture to a place below the folder, which has another name when this one is taken, and lists it there.
    void moveTo(PictureRecord record, const std::filesystem::path& place, std::optional<qint64> trashedAt);
    void importFile(const std::filesystem::path& file, ImportReport& report);
    // The parts of synchronise(). `ids`: of the files that are there, in the order in which they are read.
    using IdSet = QSet<QByteArray>;  // UTF-8
    PictureRecord readAnew(const QString& path, const std::optional<PictureRecord>& known, IdSet& ids);
    void listRead(QList<PictureRecord> read, ScanReport& report);
    void forgetMissing(const ListedFiles& listed, const IdSet& ids, ScanReport& report, Vanished vanished);
    /// Of pictures that were read anew, those whose pixels may be others than before lose what was made from them.
    void forgetLooks(const QList<PictureRecord>& changed, ScanReport& report);
    /// Makes sure, before anything is written or forgotten, that the folder is the one whose pictures are listed; a new
    /// library gets its folder and its mark. Throws LibraryAway, or FileError when the mark can't be written.
    void requireOwnFolder();
    /// From now on this folder is the library's; it gets `mark` unless it has one.
    void adoptFolder(const QString& mark);
    /// The same for whoever reads: a folder that may only be read needs no mark.
    void requireFolderToRead(Vanished vanished);
    /// Asks the index; one that turns out to be damaged is begun anew, and asked again.
    template <typename Work>
    auto withIndex(Work work) {
        try {
            return work(index());
        } catch (const DatabaseDamaged&) {
            repairIndex();
        }
        return work(index());
    }

    LibraryPlaces places_;
    std::unique_ptr<LibraryIndex> index_;
    Sentence trouble_;
    bool needsScan_ = false;
};

}  // namespace unclip
