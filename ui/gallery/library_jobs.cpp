#include "ui/gallery/library_jobs.h"

#include <algorithm>

#include "engine/base/error.h"
#include "ui/base/worker_threads.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/headless/sentences.h"

namespace unclip::ui {
namespace {

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

QList<PictureRecord> recordsOf(Library& library, const QStringList& files) {
    QList<PictureRecord> records;
    for (const QString& file : files)
        if (const auto record = library.findFile(toPath(file)))
            records << *record;
    return records;
}

constexpr int kTellEvery = 20;    // imported pictures
constexpr int kRetryMs = 10'000;  // until files and index are compared again after something failed

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

void LibraryJobs::change(const QStringList& ids, const PictureChange& change) {
    write([ids, change](Library& library) { library.change(ids, change); });
}

void LibraryJobs::moveToTrash(const QStringList& files) {
    write([this, files](Library& library) {
        QStringList ids;
        for (const PictureRecord& record : recordsOf(library, files)) ids << record.id;
        if (ids.isEmpty())
            return;
        const QStringList moved = library.moveToTrash(ids);
        QMetaObject::invokeMethod(
            this, [this, moved, files] { emit trashed(moved, files); }, Qt::QueuedConnection);
    });
}

void LibraryJobs::toggleFavourites(const QStringList& files) {
    write([files](Library& library) {
        const QList<PictureRecord> records = recordsOf(library, files);
        QStringList ids;
        for (const PictureRecord& record : records) ids << record.id;
        PictureChange change;
        change.favourite = !std::ranges::all_of(records, &PictureRecord::isFavourite);
        library.change(ids, change);
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

void LibraryJobs::restore(const QStringList& ids) {
    write([ids](Library& library) { library.restore(ids); });
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
