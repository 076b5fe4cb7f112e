#pragma once

#include <QList>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>

#include "ui/library/library.h"

namespace unclip {

/// Keeps painted pictures from the engine's thread, before anyone sees them. A picture that can't be written stays in
/// memory and is tried again every few seconds until there is space, or until another folder is chosen. Lives on the
/// window's thread; keep() and complete() are for the engine's.
class PictureKeeper : public QObject {
    Q_OBJECT
public:
    explicit PictureKeeper(const LibraryPlaces& places, QObject* parent = nullptr);
    ~PictureKeeper() override;

    /// Writes a picture and gives the path of its file. Throws Error when it can't be written now; it is then one of
    /// waiting().
    QString keep(const Request& request, const PaintedPicture& picture, const PictureFacts& facts = {});

    /// Adds what is known only when a job has ended to its pictures, those kept since the last call. On keep()'s
    /// thread.
    void complete(const PictureFacts& facts);

    /// From now on pictures go here; those that wait are tried at once.
    void setPlaces(const LibraryPlaces& places);
    LibraryPlaces places() const { return *places_.load(); }

    /// Pictures that are in memory only.
    int waiting() const { return static_cast<int>(waiting_.size()); }
    /// Tries to write them now. Returns how many still wait.
    int tryAgain();

signals:
    /// A picture is in the library; `waited` when it could not be written at first.
    void kept(const unclip::PictureRecord& record, bool waited);
    /// A picture could not be written and waits; or the index couldn't take one.
    void trouble(const QString& sentence);
    /// None waits any more.
    void allKept();

private:
    struct Waiting {
        Request request;
        PaintedPicture picture;
        PictureFacts facts;
    };

    std::atomic<std::shared_ptr<const LibraryPlaces>> places_;
    QList<Waiting> waiting_;
    QTimer retry_;
    QStringList keptOfJob_;  ///< ids; of the engine's thread
};

}  // namespace unclip
