#pragma once

#include <QFuture>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>

#include "ui/headless/library/library.h"

namespace unclip {

/// Keeps painted pictures from the engine's thread, before anyone sees them. A picture that can't be written stays in
/// memory, one that the index can't take stays a file that is not listed; both are tried again every few seconds, on a
/// thread of their own, until there is space, or until another folder is chosen. Lives on the window's thread; keep()
/// is for the engine's.
class PictureKeeper : public QObject {
    Q_OBJECT
public:
    explicit PictureKeeper(const LibraryPlaces& places, QObject* parent = nullptr);
    ~PictureKeeper() override;

    /// Writes a picture, once and with all that is known of it, and gives the path of its file. Throws Error when it
    /// can't be written now; it is then one of waiting().
    QString keep(const Request& request, const PaintedPicture& picture);

    /// From now on pictures go here; those that wait are tried at once.
    void setPlaces(const LibraryPlaces& places);
    LibraryPlaces places() const { return *places_.load(); }

    /// Pictures that are in memory only.
    int waiting() const { return static_cast<int>(waiting_.size()); }
    /// Pictures that have their file but could not be listed.
    int unlisted() const { return static_cast<int>(unlisted_.size()); }
    /// Begins to write what waits and to list what isn't listed; ends in allKept(), or in another try later.
    void tryAgain();

signals:
    /// A picture is in the library; `waited` when it could not be written at first.
    void kept(const unclip::PictureRecord& record, bool waited);
    /// A picture could not be written and waits. In English, for the log.
    void trouble(const QString& sentence);
    /// A picture has its file, but the index could not take it yet.
    void notListed(const QString& sentence);
    /// None waits any more, and all are listed.
    void allKept();

private:
    struct Waiting {
        Request request;
        PaintedPicture picture;
    };
    /// What one try did: so many of the first that waited are written, these are listed.
    struct Tried {
        QList<AddedPicture> written;
        QStringList listed;
    };

    static Tried tryToKeep(const LibraryPlaces& places, const QList<Waiting>& waiting,
                           const QList<PictureRecord>& unlisted);
    void take(const AddedPicture& added, bool waited);
    void finishTry(const Tried& tried);

    std::atomic<std::shared_ptr<const LibraryPlaces>> places_;
    QList<Waiting> waiting_;
    QList<PictureRecord> unlisted_;
    QTimer retry_;
    QThreadPool thread_;
    bool isTrying_ = false;
};

}  // namespace unclip
