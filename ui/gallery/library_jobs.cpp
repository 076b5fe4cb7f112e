#include "ui/gallery/library_jobs.h"

#include <QScopeGuard>
#include <algorithm>

#include "engine/base/error.h"
#include "ui/base/worker_threads.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/headless/sentences.h"

namespace unclip::ui {
namespace {

constexpr int kTellEvery = 20;           // pictures that are imported or changed
constexpr int kRetryMs = 10'000;         // until files and index are compared again after something failed
constexpr qsizetype kReadAtOnce = 1000;  // records, which take more memory than what is wanted of them

GalleryContents contentsOf(const LibraryPlaces& places, const PictureFilter& filter) {
    GalleryContents contents;
    try {
        Library library(places);
        contents.pictures = library.listing(filter);
        contents.days = daysOf(contents.pictures);
        contents.models = library.index().models();
        contents.tags = library.index().tags();
        contents.collections = library.index().collections();
        contents.trouble = library.trouble();
        contents.needsScan = library.needsScan();
    } catch (const std::exception& error) {
        contents.trouble = inWords(error);
    }
    return contents;
}

struct FoundPicture {
    QString id, file;
    bool isFavourite;
};

QList<FoundPicture> find(Library& library, const ChosenPictures& chosen) {
    QList<FoundPicture> found;
    const auto take = [&](const PictureRecord& record, const QString& file = {}) {
        found << FoundPicture{record.id, file.isEmpty() ? toText(library.fileOf(record)) : file, record.isFavourite};
    };
    for (qsizetype begin = 0; begin < chosen.listed.size(); begin += kReadAtOnce) {
        const QList<ListedPicture> part = chosen.listed.mid(begin, kReadAtOnce);
        QList<qint64> rows;
        for (const ListedPicture& picture : part) rows << picture.row;
        const QHash<qint64, PictureRecord> records = library.index().read(rows);
        for (const ListedPicture& picture : part)
            if (const auto record = records.find(picture.row);
                record != records.end() && record->number == picture.number)
                take(*record);
    }
    for (const QString& id : chosen.ids)
        if (const auto record = library.find(id))
            take(*record);
    for (const QString& file : chosen.files)
        if (const auto record = library.findFile(toPath(file)))
            take(*record, file);
    return found;
}

QStringList idsOf(const QList<FoundPicture>& pictures) {
    QStringList ids;
    for (const FoundPicture& picture : pictures) ids << picture.id;
    return ids;
}

}  // namespace

LibraryJobs::LibraryJobs(const LibraryPlaces& places, QObject* parent) : QObject(parent), places_(places) {
    later_.setSingleShot(true);
    later_.setInterval(kRetryMs);
    connect(&later_, &QTimer::timeout, this, [this] { synchronise(); });
    scanner_.setThreadPriority(QThread::LowPriority);
    beginThreads(writer_, 1);
    beginThreads(scanner_, 1);
}

LibraryJobs::~LibraryJobs() {
    stop_.request_stop();
    writer_.waitForDone();
    scanner_.waitForDone();
}

void LibraryJobs::setPlaces(const LibraryPlaces& places) {
    stop_.request_stop();
    stop_ = {};
    places_ = places;
    watch_.reset();
    seenVersion_ = -1;
}

void LibraryJobs::list(const PictureFilter& filter) {
    if (isListing_) {
        nextList_ = filter;
        return;
    }
    isListing_ = true;
    inBackground(
        this, [places = places_, filter] { return contentsOf(places, filter); },
        [this](const GalleryContents& contents) {
            isListing_ = false;
            if (contents.needsScan)
                watch_.reset();  // the index was made anew: another file
            if (const auto next = std::exchange(nextList_, {}))
                list(*next);
            else
                emit listed(contents);
        },
        {});
}

void LibraryJobs::synchronise(Vanished vanished) {
    struct Outcome {
        std::optional<ScanReport> report;  ///< absent when nothing was ever painted
        QString away;                      ///< a sentence when the folder isn't the library's
    };
    inBackground(
        scanner_, this,
        [places = places_, stop = stop_.get_token(), vanished]() -> Outcome {
            Library library(places);
            std::error_code ignored;
            if (!library.needsScan() && !std::filesystem::exists(places.pictures, ignored) &&
                library.index().count() == 0)
                return {};
            try {
                return {library.synchronise({}, stop, vanished), {}};
            } catch (const LibraryAway& error) {
                return {{}, inWords(error)};
            }
        },
        [this](const Outcome& outcome) {
            if (!outcome.away.isEmpty())
                return fail(outcome.away, Failure::away);
            lastFailure_.clear();
            if (outcome.report)
                emit synchronised(*outcome.report);
        },
        [this](const QString& sentence) { fail(sentence); });
}

void LibraryJobs::fail(const QString& sentence, Failure failure) {
    later_.start();
    if (std::exchange(lastFailure_, sentence) == sentence)
        return;  // said already
    if (failure == Failure::away)
        emit away(sentence);
    else
        emit failed(sentence);
}

void LibraryJobs::write(std::function<void(Library&)> work) {
    inBackground(
        writer_, this,
        [places = places_, work = std::move(work)] {
            Library library(places);
            work(library);
        },
        [this] { emit changed(); },
        [this](const QString& sentence) {
            lastFailure_.clear();  // what was asked for just now is answered
            fail(sentence);
            emit changed();
        });
}

void LibraryJobs::forEach(const QStringList& ids, const std::stop_token& stop,
                          const std::function<void(const QString&)>& work) {
    const int all = static_cast<int>(ids.size());
    for (int done = 0; done < all && !stop.stop_requested(); ++done) {
        work(ids[done]);
        if ((done + 1) % kTellEvery == 0)
            QMetaObject::invokeMethod(
                this, [this, done, all] { emit working(done + 1, all); }, Qt::QueuedConnection);
    }
}

void LibraryJobs::findFiles(const ChosenPictures& pictures, std::function<void(const QStringList& files)> then) {
    inBackground(
        this,
        [places = places_, pictures] {
            Library library(places);
            QStringList files;
            for (const FoundPicture& picture : find(library, pictures)) files << picture.file;
            return files;
        },
        then,
        [this, then](const QString& sentence) {
            emit failed(sentence);
            then({});
        });
}

void LibraryJobs::change(const ChosenPictures& pictures, const PictureChange& change) {
    write([this, pictures, change, stop = stop_.get_token()](Library& library) {
        forEach(idsOf(find(library, pictures)), stop, [&](const QString& id) { library.change({id}, change); });
    });
}

void LibraryJobs::restore(const ChosenPictures& pictures) {
    write([this, pictures, stop = stop_.get_token()](Library& library) {
        forEach(idsOf(find(library, pictures)), stop, [&](const QString& id) { library.restore({id}); });
    });
}

void LibraryJobs::toggleFavourites(const ChosenPictures& pictures) {
    write([this, pictures, stop = stop_.get_token()](Library& library) {
        const QList<FoundPicture> found = find(library, pictures);
        PictureChange change;
        change.favourite = !std::ranges::all_of(found, &FoundPicture::isFavourite);
        forEach(idsOf(found), stop, [&](const QString& id) { library.change({id}, change); });
    });
}

void LibraryJobs::moveToTrash(const ChosenPictures& pictures) {
    write([this, pictures, stop = stop_.get_token()](Library& library) {
        QHash<QString, QString> files;  // by id
        const QList<FoundPicture> found = find(library, pictures);
        for (const FoundPicture& picture : found) files.insert(picture.id, picture.file);
        QStringList moved, movedFiles;
        // Those before one that fails are told, too: they can be brought back.
        const auto tell = qScopeGuard([&] {
            if (!moved.isEmpty())
                QMetaObject::invokeMethod(
                    this, [this, moved, movedFiles] { emit trashed(moved, movedFiles); }, Qt::QueuedConnection);
        });
        forEach(idsOf(found), stop, [&](const QString& id) {
            for (const QString& one : library.moveToTrash({id})) {
                moved << one;
                movedFiles << files.value(one);
            }
        });
    });
}

void LibraryJobs::import(const QStringList& files) {
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files) paths.push_back(toPath(file));
    write([this, paths, stop = stop_.get_token()](Library& library) {
        const auto report = [this](const ScanProgress& progress) {
            if (progress.done % kTellEvery != 0)
                return;
            QMetaObject::invokeMethod(
                this, [this, progress] { emit importing(progress.done, progress.all); }, Qt::QueuedConnection);
        };
        const ImportReport done = library.import(paths, report, stop);
        QMetaObject::invokeMethod(
            this, [this, done] { emit imported(done); }, Qt::QueuedConnection);
    });
}

void LibraryJobs::purgeTrash(int days) {
    write([days](Library& library) { library.purgeTrash(days); });
}

bool LibraryJobs::wasChangedElsewhere() {
    try {
        const bool isNew = !watch_;
        if (isNew) {
            std::error_code ignored;
            if (!std::filesystem::exists(places_.index, ignored))
                return false;
            // The window never waits for another program.
            watch_ = std::make_unique<Database>(places_.index, Database::Access::readWrite, 0);
        }
        QSqlQuery row = watch_->run(QStringLiteral("PRAGMA data_version"));
        const qint64 version = row.next() ? row.value(0).toLongLong() : 0;
        return std::exchange(seenVersion_, version) != version || isNew;  // before, anything may have happened
    } catch (const Error&) {
        watch_.reset();
        return false;
    }
}

}  // namespace unclip::ui
