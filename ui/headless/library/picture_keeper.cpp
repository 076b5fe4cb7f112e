#include "ui/headless/library/picture_keeper.h"

#include "engine/base/error.h"
#include "ui/headless/background.h"
#include "ui/headless/library/picture_file.h"

namespace unclip {
namespace {

constexpr int kRetryMs = 10'000;

}  // namespace

PictureKeeper::PictureKeeper(const LibraryPlaces& places, QObject* parent)
    : QObject(parent), places_(std::make_shared<const LibraryPlaces>(places)) {
    retry_.setInterval(kRetryMs);
    thread_.setMaxThreadCount(1);
    connect(&retry_, &QTimer::timeout, this, &PictureKeeper::tryAgain);
}

PictureKeeper::~PictureKeeper() {
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
            [this, waiting = Waiting{request, picture}, sentence = QString::fromStdString(error.what())] {
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
    waiting_.remove(0, tried.written.size());
    unlisted_.removeIf([&](const PictureRecord& record) { return tried.listed.contains(record.id); });
    for (const AddedPicture& added : tried.written) take(added, true);
    if (!waiting_.isEmpty() || !unlisted_.isEmpty())
        return;
    retry_.stop();
    emit allKept();
}

}  // namespace unclip
