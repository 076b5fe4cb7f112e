#include "ui/gallery/gallery_dock.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QMimeDatabase>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/actions/actions.h"
#include "ui/gallery/gallery_filters.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/library_jobs.h"
#include "ui/gallery/picture_details.h"
#include "ui/headless/background.h"
#include "ui/headless/leftovers.h"
#include "ui/headless/paths.h"
#include "ui/pictures/brought_pictures.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kWatchMs = 1500;  // between two looks for changes of other programs
constexpr int kAlike = 120;     // pictures that a search by look shows
constexpr int kMostUndo = 50;

}  // namespace

GalleryDock::GalleryDock(const LibraryPlaces& places, const Actions& actions, QWidget* parent)
    : QDockWidget(tr("Gallery"), parent),
      actions_(actions),
      jobs_(new LibraryJobs(places, this)),
      model_(new GalleryModel(places, this)),
      view_(new GalleryView(model_, this)),
      looks_(new PictureLooks(places, this)),
      details_(new PictureDetails(this)),
      messages_(new MessageBar(this)),
      filters_(new GalleryFilters(this)),
      size_(new QSlider(Qt::Horizontal, this)),
      count_(new QLabel(this)),
      splitter_(new QSplitter(Qt::Vertical, this)) {
    setObjectName(QStringLiteral("gallery"));
    details_->setPlaces(places);
    build();

    connect(filters_, &GalleryFilters::changed, this, &GalleryDock::ask);
    connect(size_, &QSlider::valueChanged, view_, &GalleryView::setCellSide);

    connectJobs();
    connect(looks_, &PictureLooks::trouble, this, [this](const QString& sentence) { messages_->say(sentence); });
    connect(details_, &PictureDetails::changeWanted, this,
            [this](const QStringList& ids, const PictureChange& change) { jobs_->change({.ids = ids}, change); });
    connect(details_, &PictureDetails::settingsWanted, this, &GalleryDock::settingsWanted);
    connect(details_, &PictureDetails::pictureChosen, this, [this](const QString& id) {
        toBeSelected_ = id;
        if (model_->rowOf(id) < 0)
            showOnly({id}, tr("Family"));
        else
            view_->select(std::exchange(toBeSelected_, {}));
    });
    connect(details_, &PictureDetails::similarWanted, this, [this](const PictureRecord& picture) {
        looks_->findLike(picture, kAlike, [this](const QList<SimilarPicture>& found) {
            QStringList ids;
            for (const SimilarPicture& similar : found) ids << similar.id;
            showOnly(ids, tr("Most like the chosen picture"));
        });
    });
    connect(view_, &GalleryView::opened, this, [this](const QModelIndex& index) {
        if (const auto picture = pictureAt(index.row()))
            emit opened(*picture);
    });
    connect(view_, &GalleryView::selectionIsAnother, this, &GalleryDock::showDetails);
    connect(view_, &GalleryView::dragWanted, this,
            [this] { withChosenFiles([this](const QStringList& files) { view_->drag(files); }); });
    connect(view_, &GalleryView::menuWanted, this, &GalleryDock::showMenu);
    connect(&watch_, &QTimer::timeout, this, [this] {
        if (jobs_->wasChangedElsewhere())
            reload();
    });
    watch_.start(kWatchMs);
    // After the window is shown.
    QTimer::singleShot(0, this, &GalleryDock::reload);
}

GalleryDock::~GalleryDock() = default;

void GalleryDock::connectJobs() {
    connect(jobs_, &LibraryJobs::listed, this, &GalleryDock::showContents);
    connect(jobs_, &LibraryJobs::changed, this, &GalleryDock::reload);
    connect(jobs_, &LibraryJobs::failed, this, [this](const QString& sentence) { messages_->say(sentence); });
    connect(jobs_, &LibraryJobs::away, this, [this](const QString& sentence) {
        messages_->say(sentence, tr("Use the folder as it is"), [this] { jobs_->synchronise(Vanished::forget); });
    });
    connect(jobs_, &LibraryJobs::synchronised, this, &GalleryDock::saySynchronised);
    connect(jobs_, &LibraryJobs::trashed, this, [this](const QStringList& ids, const QStringList& files) {
        if (ids.isEmpty())
            return;
        undo_ << ids;
        if (undo_.size() > kMostUndo)
            undo_.removeFirst();
        messages_->say(tr("%n pictures are in the trash.", nullptr, static_cast<int>(ids.size())), tr("Undo"),
                       [this] { undo(); });
        emit removed(files);
    });
    connect(jobs_, &LibraryJobs::working, this, [this](int done, int all) {
        emit said(tr("Changed %1 of %2 pictures.").arg(QLocale().toString(done), QLocale().toString(all)));
    });
    connect(jobs_, &LibraryJobs::importing, this, [this](int done, int all) {
        messages_->say(
            tr("Copied %1 of %2 pictures into the gallery.").arg(QLocale().toString(done), QLocale().toString(all)));
    });
    connect(jobs_, &LibraryJobs::imported, this, &GalleryDock::sayImported);
}

void GalleryDock::build() {
    size_->setRange(64, 264);
    size_->setValue(view_->cellSide());
    size_->setAccessibleName(tr("Size of the thumbnails"));
    size_->setToolTip(tr("Size of the thumbnails; Ctrl and the wheel change it too."));
    size_->setMaximumWidth(120);
    count_->setAccessibleName(tr("How many pictures are shown"));
    messages_->hide();

    auto* bottom = new QHBoxLayout;
    bottom->addWidget(count_, 1);
    bottom->addWidget(size_);

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(details_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    splitter_->addWidget(view_);
    splitter_->addWidget(scroll);
    splitter_->setStretchFactor(0, 3);
    splitter_->setStretchFactor(1, 1);
    splitter_->setSizes({480, 220});

    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    all->setContentsMargins(6, 6, 6, 6);
    all->setSpacing(6);
    all->addWidget(filters_);
    all->addWidget(messages_);
    all->addWidget(splitter_, 1);
    all->addLayout(bottom);
    setWidget(content);
    setMinimumWidth(260);

    view_->installEventFilter(this);
    setAcceptDrops(true);
}

void GalleryDock::setPlaces(const LibraryPlaces& places) {
    if (places == jobs_->places())
        return;
    jobs_->setPlaces(places);
    model_->setPlaces(places);
    looks_->setPlaces(places);
    details_->setPlaces(places);
    details_->showCount(0);
    undo_.clear();
    only_.reset();
    wasListed_ = false;
    reload();
}

void GalleryDock::noticePicture() {
    reload();
    looks_->lookAtNewOnes();
}

void GalleryDock::focusSearch() {
    raise();
    search()->setFocus();
    search()->selectAll();
}

QLineEdit* GalleryDock::search() const {
    return filters_->search();
}

void GalleryDock::reload() const {
    PictureFilter filter = filters_->filter();
    filter.only = only_;
    jobs_->list(filter);
}

void GalleryDock::ask() {
    only_.reset();
    reload();
    if (const QString text = filters_->look(); !text.isEmpty())
        searchByLook(text);
}

void GalleryDock::searchByLook(const QString& text) {
    looks_->findByText(text, kAlike, [this, text](const QList<SimilarPicture>& found) {
        if (filters_->look() != text)
            return;
        QStringList ids;
        for (const SimilarPicture& similar : found) ids << similar.id;
        if (ids.isEmpty())
            messages_->say(tr("The pictures are being looked at for the first time; search again in a moment."));
        showOnly(ids, tr("Most like \"%1\"").arg(text));
    });
}

void GalleryDock::showContents(const GalleryContents& contents) {
    filters_->fill(contents);
    if (!contents.trouble.isEmpty())
        messages_->say(contents.trouble);
    if (contents.needsScan && wasListed_)
        jobs_->synchronise();
    model_->setByDay(!only_, only_ ? onlyTitle_ : QString());
    model_->setPictures(contents.pictures, contents.days);
    count_->setText(tr("%n pictures", nullptr, static_cast<int>(contents.pictures.size())));
    view_->setEmptyText(filters_->filter() == PictureFilter()
                            ? tr("Every picture that is painted is kept here.\nDrop pictures "
                                 "of your own to keep them, too.")
                            : tr("No picture is like that."));
    if (const QString id = std::exchange(toBeSelected_, {}); !id.isEmpty())
        view_->select(id);
    showDetails();
    if (!std::exchange(wasListed_, true)) {
        // The trash once the folder is known to be the library's.
        connect(
            jobs_, &LibraryJobs::synchronised, this, [this] { jobs_->purgeTrash(kLeftoverDays); },
            Qt::SingleShotConnection);
        jobs_->synchronise();
    }
}

void GalleryDock::showOnly(const QStringList& ids, const QString& title) {
    only_ = ids;
    onlyTitle_ = title;
    reload();
}

void GalleryDock::showDetails() {
    const int count = view_->selectedCount();
    const auto record = count == 1 ? model_->record(model_->index(view_->selectedRows().first())) : std::nullopt;
    if (record)
        details_->showPicture(*record);
    else
        details_->showCount(count);
}

void GalleryDock::import(const QStringList& files) {
    jobs_->import(files);
}

void GalleryDock::saySynchronised(const ScanReport& report) {
    if (report.vanished > 0)
        messages_->say(
            tr("%n pictures are gone from %1. Connect their drive, or forget them.", nullptr, report.vanished)
                .arg(toText(jobs_->places().pictures)),
            tr("Forget them"), [this] { jobs_->synchronise(Vanished::forget); });
    else if (!report.problems.isEmpty())
        messages_->say(report.problems.size() == 1
                           ? report.problems.first()
                           : tr("%n pictures of the library can't be read; \"unclip gallery check\" names them.",
                                nullptr, static_cast<int>(report.problems.size())));
    if (!report.repainted.isEmpty()) {
        model_->thumbnails()->forget(report.repainted);
        looks_->noticeChanges();
    }
    reload();
}

void GalleryDock::sayImported(const ImportReport& report) {
    QStringList sentences{tr("%n pictures are in the gallery now.", nullptr, static_cast<int>(report.added.size()))};
    if (!report.restored.isEmpty())
        sentences << tr("%n came back from the trash.", nullptr, static_cast<int>(report.restored.size()));
    if (report.known > 0)
        sentences << tr("%n were there already.", nullptr, report.known);
    if (report.problems.size() == 1)
        sentences << report.problems.first();
    else if (!report.problems.isEmpty())
        sentences << tr("%n files were left out, among them: %1", nullptr, static_cast<int>(report.problems.size()))
                         .arg(report.problems.first());
    messages_->say(sentences.join(QLatin1Char(' ')));
    looks_->lookAtNewOnes();
}

bool GalleryDock::eventFilter(QObject* watched, QEvent* event) {
    // The keys of pictures come before the window's of the same name.
    const bool isPress = event->type() == QEvent::KeyPress;
    if (watched == view_ && (isPress || event->type() == QEvent::ShortcutOverride)) {
        if (const auto action = actions_.find(ActionScope::picture, *static_cast<QKeyEvent*>(event))) {
            event->accept();
            if (isPress)
                trigger(*action);
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

void GalleryDock::dragEnterEvent(QDragEnterEvent* event) {
    // Told by names alone: the disk on which they lie may be slow. What is no folder after all is said when it is
    // there.
    const QList<QUrl> urls = event->mimeData()->urls();
    const auto mayBeFolder = [](const QUrl& url) {
        return url.isLocalFile() && QMimeDatabase().mimeTypesForFileName(url.fileName()).isEmpty();
    };
    if (event->source() != view_ &&
        (bringsPictures(*event->mimeData()) || std::any_of(urls.begin(), urls.end(), mayBeFolder)))
        event->acceptProposedAction();
}

void GalleryDock::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const BroughtPictures brought(*event->mimeData());
    if (brought.isEmpty())
        messages_->say(tr("Only files of this machine can be dropped here; save the picture first."));
    else
        inBackground(
            this, [brought] { return asFiles(brought); }, [this](const QStringList& files) { import(files); },
            [this](const QString& sentence) { messages_->say(sentence); });
}

}  // namespace unclip::ui
