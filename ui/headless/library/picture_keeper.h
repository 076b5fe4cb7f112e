#pragma once

#include <QFuture>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

#include "ui/headless/library/library.h"
#include "ui/headless/library/spare_pictures.h"

namespace unclip {

/// Keeps painted pictures from the engine's thread, before anyone sees them. A picture that can't be written stays in
/// memory, with a copy on another disk where there is room, one that the index can't take stays a file that is not
/// listed; both are tried again every few seconds, on a thread of their own, until there is space, or until another
/// folder is chosen. Lives on the window's thread; keep() is for the engine's.
class PictureKeeper : public QObject {
    Q_OBJECT
public:
    /// `spare`: folders for copies of pictures that can't be written.
    PictureKeeper(const LibraryPlaces& places, std::vector<std::filesystem::path> spare, QObject* parent = nullptr);
    ~PictureKeeper() override;

    /// Writes a picture, once and with all that is known of it, and gives the path of its file. Throws Error when it
    /// can't be written now; it is then one of waiting().
    QString keep(const Request& request, const PaintedPicture& picture);

    /// From now on pictures go here; those that wait are tried at once.
    void setPlaces(const LibraryPlaces& places);
    LibraryPlaces places() const { return *places_.load(); }

    /// Brings copies of pictures into the library that the program could not write before it ended; ends in takenUp()
    /// if there are any, and goes on trying while the library can't take them.
    void takeUp();

    /// Pictures that the library doesn't have yet.
    int waiting() const { return static_cast<int>(waiting_.size()); }
    /// Those of them that are in memory only: lost if the program ended now.
    int withoutCopy() const;
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
    /// So many pictures, which could not be written before the program ended, are in the library now.
    void takenUp(int count);

private:
    struct Waiting {
        Request request;
        PaintedPicture picture;
        std::shared_ptr<SparePicture> copy;  ///< absent where there was no room for it either
    };
    /// What one try did: so many of the first that waited are written, these are listed.
    struct Tried {
        QList<AddedPicture> written;
        QStringList listed;
    };

    struct TakenUp {
        QList<AddedPicture> added;
        QStringList problems;
    };

    static TakenUp takeUp(const LibraryPlaces& places, const std::vector<std::filesystem::path>& spare,
                          std::stop_token stop);
    static Tried tryToKeep(const LibraryPlaces& places, const QList<Waiting>& waiting,
                           const QList<PictureRecord>& unlisted);
    void take(const AddedPicture& added, bool waited);
    void finishTry(const Tried& tried);

    std::atomic<std::shared_ptr<const LibraryPlaces>> places_;
    const std::vector<std::filesystem::path> spare_;
    QList<Waiting> waiting_;
    QList<PictureRecord> unlisted_;
    QTimer retry_;
    QThreadPool thread_;
    bool isTrying_ = false;
    std::stop_source stop_;  ///< of what is taken up
};

}  // namespace unclip
