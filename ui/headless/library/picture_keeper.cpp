#include "ui/headless/library/picture_keeper.h"

#include <algorithm>

#include "engine/base/error.h"
#include "ui/headless/background.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

constexpr int kRetryMs = 10'000;

std::shared_ptr<SparePicture> copyOf(const std::vector<std::filesystem::path>& folders, const Request& request,
                                     const PaintedPicture& picture) {
    try {
        return SparePicture::write(folders, request, picture);
    } catch (const std::exception&) {
        return {};  // whatever it is, the picture stays in memory
    }
}

}  // namespace

PictureKeeper::PictureKeeper(const LibraryPlaces& places, std::vector<std::filesystem::path> spare, QObject* parent)
    : QObject(parent), places_(std::make_shared<const LibraryPlaces>(places)), spare_(std::move(spare)) {
    retry_.setInterval(kRetryMs);
    thread_.setMaxThreadCount(1);
    connect(&retry_, &QTimer::timeout, this, &PictureKeeper::tryAgain);
}

PictureKeeper::~PictureKeeper() {
    stop_.request_stop();
    thread_.waitForDone();
}

QString PictureKeeper::keep(const Request& request, const PaintedPicture& picture) {
    try {
        Library library(places());
        const AddedPicture added = library.add(picture, request);
        QMetaObject::invokeMethod(
            this, [this, added] { take(added, false); }, Qt::QueuedConnection);
        return toText(library.fileOf(added.record));
    } catch (const std::exception& error) {  // whatever it is, the picture stays
        QMetaObject::invokeMethod(
            this,
            [this, waiting = Waiting{request, picture, copyOf(spare_, request, picture)},
             sentence = QString::fromStdString(error.what())] {
                waiting_ << waiting;
                retry_.start();
                emit trouble(sentence);
            },
            Qt::QueuedConnection);
        throw;
    }
}

void PictureKeeper::take(const AddedPicture& added, bool waited) {
    emit kept(added.record, waited);
    if (added.trouble.isEmpty())
        return;
    unlisted_ << added.record;
    retry_.start();
    emit notListed(added.trouble);
}

void PictureKeeper::setPlaces(const LibraryPlaces& places) {
    places_.store(std::make_shared<const LibraryPlaces>(places));
    unlisted_.clear();  // the other library finds its own files when it is opened
    tryAgain();
}

void PictureKeeper::tryAgain() {
    if (isTrying_ || (waiting_.isEmpty() && unlisted_.isEmpty()))
        return;
    isTrying_ = true;
    inBackground(
        thread_, this,
        [places = places(), waiting = waiting_, unlisted = unlisted_] { return tryToKeep(places, waiting, unlisted); },
        [this](const Tried& tried) { finishTry(tried); }, [this](const QString&) { finishTry({}); });
}

int PictureKeeper::withoutCopy() const {
    return static_cast<int>(std::ranges::count_if(waiting_, [](const Waiting& one) { return !one.copy; }));
}

void PictureKeeper::takeUp() {
    inBackground(
        thread_, this,
        [places = places(), spare = spare_, stop = stop_.get_token()] { return takeUp(places, spare, stop); },
        [this](const TakenUp& done) {
            for (const AddedPicture& added : done.added) take(added, true);
            if (!done.added.isEmpty())
                emit takenUp(static_cast<int>(done.added.size()));
            for (const QString& problem : done.problems) emit trouble(problem);
            if (!done.problems.isEmpty())
                QTimer::singleShot(kRetryMs, this, qOverload<>(&PictureKeeper::takeUp));
        },
        {});
}

PictureKeeper::TakenUp PictureKeeper::takeUp(const LibraryPlaces& places,
                                             const std::vector<std::filesystem::path>& spare, std::stop_token stop) {
    TakenUp done;
    for (const std::filesystem::path& file : sparePictures(spare)) {
        if (stop.stop_requested())
            break;
        SparePicture copy(file);
        if (!copy.isHeld())
            continue;
        const ImportReport report = Library(places).import({file}, {}, stop);
        done.added << report.added;
        done.problems << report.problems;
        if (!report.added.isEmpty() || report.known > 0)
            copy.remove();
    }
    return done;
}

PictureKeeper::Tried PictureKeeper::tryToKeep(const LibraryPlaces& places, const QList<Waiting>& waiting,
                                              const QList<PictureRecord>& unlisted) {
    Tried tried;
    try {
        Library library(places);
        for (const PictureRecord& record : unlisted) {
            try {
                library.index().put({readRecord(places.pictures, record.path)});
            } catch (const PictureError&) {
                // gone in the meantime
            }
            tried.listed << record.id;
        }
        for (const Waiting& next : waiting) tried.written << library.add(next.picture, next.request);
    } catch (const std::exception&) {
        // said at the first time; the next try comes
    }
    return tried;
}

void PictureKeeper::finishTry(const Tried& tried) {
    isTrying_ = false;
    for (const Waiting& done : waiting_.mid(0, tried.written.size()))
        if (done.copy)
            done.copy->remove();
    waiting_.remove(0, tried.written.size());
    unlisted_.removeIf([&](const PictureRecord& record) { return tried.listed.contains(record.id); });
    for (const AddedPicture& added : tried.written) take(added, true);
    if (!waiting_.isEmpty() || !unlisted_.isEmpty())
        return;
    retry_.stop();
    emit allKept();
}

}  // namespace unclip
