#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <stop_token>

#include "ui/headless/library/library.h"

namespace unclip::ui {

/// What the gallery shows beside the pictures themselves.
struct GalleryContents {
    QList<ListedPicture> pictures;
    QList<PictureDay> days;
    QStringList models, tags, collections;
    QString trouble;
    bool needsScan = false;
};

/// The library's work for the window, on other threads: reads go side by side, changes one after another. Answers come
/// as signals on the window's thread.
class LibraryJobs : public QObject {
    Q_OBJECT
public:
    explicit LibraryJobs(const LibraryPlaces& places, QObject* parent = nullptr);
    ~LibraryJobs() override;

    void setPlaces(const LibraryPlaces& places);
    const LibraryPlaces& places() const { return places_; }

    /// Ends in listed(). While one list is made, only the last of further calls is kept, and its answer told.
    void list(const PictureFilter& filter);
    /// Makes the index agree with the files; ends in synchronised(). What fails is said and tried again later.
    /// Vanished::forget: the folder is taken as it is now.
    void synchronise(Vanished vanished = Vanished::keep);

    // Each ends in changed(), or in failed() with a sentence; then files and index are compared again later.
    void change(const QStringList& ids, const PictureChange& change);
    void restore(const QStringList& ids);
    void purgeTrash(int days);
    // Pictures by their files; files elsewhere are left alone.
    void toggleFavourites(const QStringList& files);  ///< marked, unless all of them are
    void moveToTrash(const QStringList& files);
    /// Copies pictures into the library; ends in imported().
    void import(const QStringList& files);

    /// Whether another program or another thread has changed the index since the last call.
    bool wasChangedElsewhere();

signals:
    void listed(const unclip::ui::GalleryContents& contents);
    void synchronised(const unclip::ScanReport& report);
    void changed();
    void trashed(const QStringList& ids, const QStringList& files);
    void importing(int done, int all);
    void imported(const unclip::ImportReport& report);
    void failed(const QString& sentence);
    /// The folder isn't there, or isn't the one whose pictures are listed. Told once; looked for again later.
    void away(const QString& sentence);

private:
    void write(std::function<void(Library&)> work);
    enum class Failure { any, away };
    void fail(const QString& sentence, Failure failure = Failure::any);

    LibraryPlaces places_;
    QThreadPool writer_, scanner_;
    std::stop_source stop_;
    bool isListing_ = false;
    std::optional<PictureFilter> nextList_;
    QTimer later_;
    QString lastFailure_;  ///< a comparison that fails alike again says nothing
    std::unique_ptr<Database> watch_;
    qint64 seenVersion_ = -1;
};

}  // namespace unclip::ui
