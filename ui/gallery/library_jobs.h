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

/// Pictures as whoever names them knows them; what else there is to know of them is read in the background.
struct ChosenPictures {
    QList<ListedPicture> listed = {};  ///< a row whose picture is another one meanwhile is left alone
    QStringList ids = {};
    QStringList files = {};  ///< those elsewhere are left alone

    qsizetype size() const { return listed.size() + ids.size() + files.size(); }
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

    /// Tells the files of pictures, on the window's thread.
    void findFiles(const ChosenPictures& pictures, std::function<void(const QStringList& files)> then);
    // Each ends in changed(), or in failed() with a sentence; then files and index are compared again later. Many
    // pictures are told while they are worked on; when the window closes, or shows another library, the rest stays.
    void change(const ChosenPictures& pictures, const PictureChange& change);
    void restore(const ChosenPictures& pictures);
    void toggleFavourites(const ChosenPictures& pictures);  ///< marked, unless all of them are
    void moveToTrash(const ChosenPictures& pictures);
    void purgeTrash(int days);
    /// Copies pictures into the library; ends in imported().
    void import(const QStringList& files);

    /// Whether another program or another thread has changed the index since the last call.
    bool wasChangedElsewhere();

signals:
    void listed(const unclip::ui::GalleryContents& contents);
    void synchronised(const unclip::ScanReport& report);
    void changed();
    void working(int done, int all);
    void trashed(const QStringList& ids, const QStringList& files);
    void importing(int done, int all);
    void imported(const unclip::ImportReport& report);
    void failed(const QString& sentence);
    /// The folder isn't there, or isn't the one whose pictures are listed. Told once; looked for again later.
    void away(const QString& sentence);

private:
    void write(std::function<void(Library&)> work);
    /// On the writing thread: does `work` with one picture after another until a stop is asked for.
    void forEach(const QStringList& ids, const std::stop_token& stop, const std::function<void(const QString&)>& work);
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
