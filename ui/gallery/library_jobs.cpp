#include "ui/gallery/library_jobs.h"

#include <QtConcurrent>

#include "engine/base/error.h"
#include "ui/base/worker_threads.h"
#include "ui/headless/library/picture_file.h"
#include "ui/headless/sentences.h"

namespace unclip::ui {
namespace {

GalleryContents contentsOf(const LibraryPlaces& places, const PictureFilter& filter) {
    GalleryContents contents;
    try {
        Library library(places);
        contents.records = library.list(filter);
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

constexpr int kTellEvery = 20;    // imported pictures
constexpr int kRetryMs = 10'000;  // until files and index are compared again after something failed

}  // namespace

LibraryJobs::LibraryJobs(const LibraryPlaces& places, QObject* parent) : QObject(parent), places_(places) {
    later_.setSingleShot(true);
    later_.setInterval(kRetryMs);
    connect(&later_, &QTimer::timeout, this, &LibraryJobs::synchronise);
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
    QtConcurrent::run(contentsOf, places_, filter).then(this, [this](const GalleryContents& contents) {
        isListing_ = false;
        if (const auto next = std::exchange(nextList_, {}))
            list(*next);
        else
            emit listed(contents);
    });
}

void LibraryJobs::synchronise() {
    scanner_.start([this, places = places_, stop = stop_.get_token()] {
        try {
            Library library(places);
            std::error_code ignored;
            if (!library.needsScan() && !std::filesystem::exists(places.pictures, ignored) &&
                library.index().count() == 0)
                return;  // nothing was ever painted
            const ScanReport report = library.synchronise({}, stop);
            QMetaObject::invokeMethod(
                this,
                [this, report] {
                    lastFailure_.clear();
                    emit synchronised(report);
                },
                Qt::QueuedConnection);
        } catch (const std::exception& error) {
            const QString sentence = inWords(error);
            QMetaObject::invokeMethod(
                this,
                [this, sentence] {
                    if (sentence == lastFailure_)
                        later_.start();  // said already
                    else
                        fail(sentence);
                },
                Qt::QueuedConnection);
        }
    });
}

void LibraryJobs::fail(const QString& sentence) {
    lastFailure_ = sentence;
    later_.start();
    emit failed(sentence);
}

void LibraryJobs::write(std::function<void(Library&)> work) {
    writer_.start([this, places = places_, work] {
        QString sentence;
        try {
            Library library(places);
            work(library);
        } catch (const std::exception& error) {
            sentence = inWords(error);
        }
        QMetaObject::invokeMethod(
            this,
            [this, sentence] {
                if (!sentence.isEmpty())
                    fail(sentence);
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

void LibraryJobs::change(const QStringList& ids, const PictureChange& change) {
    write([ids, change](Library& library) { library.change(ids, change); });
}

void LibraryJobs::moveToTrash(const QStringList& ids) {
    write([this, ids](Library& library) {
        QStringList files;
        for (const QString& id : ids)
            if (const auto record = library.find(id))
                files << toText(library.fileOf(*record));
        const QStringList moved = library.moveToTrash(ids);
        QMetaObject::invokeMethod(
            this, [this, moved, files] { emit trashed(moved, files); }, Qt::QueuedConnection);
    });
}

void LibraryJobs::moveFileToTrash(const QString& file) {
    write([this, file](Library& library) {
        const auto record = library.findFile(toPath(file));
        if (!record)
            return;
        const QStringList moved = library.moveToTrash({record->id});
        QMetaObject::invokeMethod(
            this, [this, moved, file] { emit trashed(moved, {file}); }, Qt::QueuedConnection);
    });
}

void LibraryJobs::toggleFavourite(const QString& file) {
    write([file](Library& library) {
        const auto record = library.findFile(toPath(file));
        if (!record)
            return;
        PictureChange change;
        change.favourite = !record->isFavourite;
        library.change({record->id}, change);
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
