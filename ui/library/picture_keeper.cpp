#include "ui/library/picture_keeper.h"

#include "ui/library/picture_file.h"

namespace unclip {
namespace {

constexpr int kRetryMs = 10'000;

}  // namespace

PictureKeeper::PictureKeeper(const LibraryPlaces& places, QObject* parent)
    : QObject(parent), places_(std::make_shared<const LibraryPlaces>(places)) {
    retry_.setInterval(kRetryMs);
    connect(&retry_, &QTimer::timeout, this, [this] { tryAgain(); });
}

PictureKeeper::~PictureKeeper() = default;

QString PictureKeeper::keep(const Request& request, const PaintedPicture& picture, const PictureFacts& facts) {
    try {
        Library library(places());
        const AddedPicture added = library.add(picture, request, facts);
        keptOfJob_ << added.record.id;
        QMetaObject::invokeMethod(
            this,
            [this, added] {
                emit kept(added.record, false);
                if (!added.trouble.isEmpty())
                    emit trouble(added.trouble);
            },
            Qt::QueuedConnection);
        return toText(library.fileOf(added.record));
    } catch (const Error& error) {
        QMetaObject::invokeMethod(
            this,
            [this, waiting = Waiting{request, picture, facts}, sentence = QString::fromStdString(error.what())] {
                waiting_ << waiting;
                retry_.start();
                emit trouble(sentence);
            },
            Qt::QueuedConnection);
        throw;
    }
}

void PictureKeeper::complete(const PictureFacts& facts) {
    QMetaObject::invokeMethod(
        this,
        [this, facts] {
            for (Waiting& waiting : waiting_)
                if (waiting.facts.device.empty())
                    waiting.facts = facts;
        },
        Qt::QueuedConnection);
    PictureChange change;
    change.facts = facts;
    try {
        Library(places()).change(std::exchange(keptOfJob_, {}), change);
    } catch (const Error& error) {
        QMetaObject::invokeMethod(
            this, [this, sentence = QString::fromStdString(error.what())] { emit trouble(sentence); },
            Qt::QueuedConnection);
    }
}

void PictureKeeper::setPlaces(const LibraryPlaces& places) {
    places_.store(std::make_shared<const LibraryPlaces>(places));
    tryAgain();
}

int PictureKeeper::tryAgain() {
    if (waiting_.isEmpty())
        return 0;
    Library library(places());
    while (!waiting_.isEmpty()) {
        const Waiting& next = waiting_.first();
        try {
            const AddedPicture added = library.add(next.picture, next.request, next.facts);
            waiting_.removeFirst();
            emit kept(added.record, true);
        } catch (const Error&) {
            return waiting();
        }
    }
    retry_.stop();
    emit allKept();
    return 0;
}

}  // namespace unclip
