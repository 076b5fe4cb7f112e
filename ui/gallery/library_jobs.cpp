#include "ui/gallery/library_jobs.h"

#include <QtConcurrent>

#include "engine/error.h"
#include "ui/library/picture_file.h"

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
        contents.trouble = QString::fromUtf8(error.what());
    }
    return contents;
}

}  // namespace

LibraryJobs::LibraryJobs(const LibraryPlaces& places, QObject* parent) : QObject(parent), places_(places) {
    writer_.setMaxThreadCount(1);
    scanner_.setMaxThreadCount(1);
    scanner_.setThreadPriority(QThread::LowPriority);
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
    const int number = ++lastList_;
    QtConcurrent::run(contentsOf, places_, filter).then(this, [this, number](const GalleryContents& contents) {
        if (number == lastList_)
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
                this, [this, report] { emit synchronised(report); }, Qt::QueuedConnection);
        } catch (const std::exception& error) {
            const QString sentence = QString::fromUtf8(error.what());
            QMetaObject::invokeMethod(
                this, [this, sentence] { emit failed(sentence); }, Qt::QueuedConnection);
        }
    });
}

void LibraryJobs::write(std::function<void(Library&)> work) {
    writer_.start([this, places = places_, work] {
        QString sentence;
        try {
            Library library(places);
            work(library);
        } catch (const std::exception& error) {
            sentence = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(
            this,
            [this, sentence] {
                if (!sentence.isEmpty())
                    emit failed(sentence);
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

void LibraryJobs::restore(const QStringList& ids) {
    write([ids](Library& library) { library.restore(ids); });
}

void LibraryJobs::purgeTrash(int days) {
    write([days](Library& library) { library.purgeTrash(days); });
}

bool LibraryJobs::wasChangedElsewhere() {
    try {
        if (!watch_) {
            std::error_code ignored;
            if (!std::filesystem::exists(places_.index, ignored))
                return false;
            watch_ = std::make_unique<LibraryIndex>(places_.index);
            seenVersion_ = watch_->dataVersion();
            return true;  // nobody knows what happened before
        }
        const qint64 version = watch_->dataVersion();
        return std::exchange(seenVersion_, version) != version;
    } catch (const Error&) {
        watch_.reset();
        return false;
    }
}

}  // namespace unclip::ui
