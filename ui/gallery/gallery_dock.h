#pragma once

#include <QAbstractItemModel>
#include <QDockWidget>
#include <QTimer>

#include "ui/actions/action_id.h"
#include "ui/gallery/picture_looks.h"
#include "ui/headless/library/library.h"
#include "ui/pictures/finished_picture.h"

class QLabel;
class QLineEdit;
class QSlider;
class QSplitter;

namespace unclip::ui {

class Actions;
class GalleryFilters;
class GalleryModel;
class GalleryView;
class LibraryJobs;
class MessageBar;
class PictureDetails;
struct ChosenPictures;
struct GalleryContents;

/// The library in the window: thumbnails by day, search, filters, details. Favourites, tags, collections, trash and
/// undo happen here; what else can be done with a picture is told by signals.
class GalleryDock : public QDockWidget {
    Q_OBJECT
public:
    GalleryDock(const LibraryPlaces& places, const Actions& actions, QWidget* parent = nullptr);
    ~GalleryDock() override;

    /// Shows another library.
    void setPlaces(const LibraryPlaces& places);
    /// Allows to find pictures by what is in them.
    void setEngine(WithEngine engine) { looks_->setEngine(std::move(engine)); }
    /// While something is painted, new pictures are not looked at.
    void setBusy(bool busy) { looks_->setBusy(busy); }
    // Pictures elsewhere are left alone.
    void toggleFavourites(const QStringList& files);  ///< marks them, unless all of them are
    void moveToTrash(const QStringList& files);
    /// Deletes what is in the trash, after asking.
    void emptyTrash();
    /// A new picture is in the library.
    void noticePicture();
    /// Copies these pictures, or those in these folders, into the library.
    void import(const QStringList& files);
    /// Takes back the last move to the trash. False when there is none.
    bool undo();
    void focusSearch();

    GalleryModel* model() const { return model_; }
    GalleryView* view() const { return view_; }
    PictureDetails* details() const { return details_; }
    QLineEdit* search() const;
    MessageBar* messages() const { return messages_; }

signals:
    /// Double-click or Enter.
    void opened(const unclip::ui::FinishedPicture& picture);
    /// What else shall be done with the chosen picture, of whose request nothing is known yet; and with many.
    void actionTriggered(unclip::ui::ActionId action, const unclip::ui::FinishedPicture& picture);
    void actionTriggeredForMany(unclip::ui::ActionId action, const QStringList& files);
    /// A word on what is being done, for a moment.
    void said(const QString& sentence);
    void settingsWanted(const unclip::Request& request);
    /// These files are in the trash now.
    void removed(const QStringList& files);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void connectJobs();
    /// Lists anew what is chosen; ask() also begins a new search.
    void reload() const;
    void ask();
    void showContents(const GalleryContents& contents);
    void showOnly(const QStringList& ids, const QString& title);
    void searchByLook(const QString& text);
    void saySynchronised(const ScanReport& report);
    void sayImported(const ImportReport& report);
    void showDetails();
    void showMenu(const QPoint& globalPosition);
    void trigger(ActionId action);
    ChosenPictures chosen() const;
    std::optional<FinishedPicture> pictureAt(int row) const;
    void withChosenFiles(std::function<void(const QStringList& files)> then);
    void addToCollection();
    void addTag();

    const Actions& actions_;
    LibraryJobs* jobs_;
    GalleryModel* model_;
    GalleryView* view_;
    PictureLooks* looks_;
    PictureDetails* details_;
    MessageBar* messages_;
    GalleryFilters* filters_;
    QSlider* size_;
    QLabel* count_;
    QSplitter* splitter_;
    QTimer watch_;
    std::optional<QStringList> only_;  ///< by look: these, in this order
    QString onlyTitle_;
    QString toBeSelected_;     ///< id, once it is shown
    QList<QStringList> undo_;  ///< ids that were moved to the trash, last move last
    bool wasListed_ = false;
};

}  // namespace unclip::ui
