#include "ui/gallery/gallery_dock.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "engine/error.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/library_jobs.h"
#include "ui/gallery/picture_details.h"
#include "ui/library/picture_file.h"
#include "ui/message_bar.h"
#include "ui/theme.h"

namespace unclip::ui {
namespace {

constexpr int kFirstPictures = 300;  // are listed and shown before the rest
constexpr int kTypingMs = 150;       // after the last key until the search begins
constexpr int kWatchMs = 1500;       // between two looks for changes of other programs
constexpr int kAlike = 120;          // pictures that a search by look shows
constexpr int kTrashDays = 30;       // after which pictures in the trash are deleted for good
constexpr int kMostUndo = 50;

enum Kind { kindTask, kindTag, kindCollection, kindTrash };

}  // namespace

GalleryDock::GalleryDock(const LibraryPlaces& places, QWidget* parent)
    : QDockWidget(tr("Gallery"), parent),
      jobs_(new LibraryJobs(places, this)),
      model_(new GalleryModel(places, this)),
      view_(new GalleryView(model_, this)),
      looks_(new PictureLooks(places, this)),
      details_(new PictureDetails(this)),
      messages_(new MessageBar(this)),
      search_(new QLineEdit(this)),
      byLook_(new QToolButton(this)),
      favourites_(new QToolButton(this)),
      kind_(new QComboBox(this)),
      modelFilter_(new QComboBox(this)),
      size_(new QSlider(Qt::Horizontal, this)),
      count_(new QLabel(this)),
      splitter_(new QSplitter(Qt::Vertical, this)) {
    setObjectName(QStringLiteral("gallery"));
    details_->setPlaces(places);
    build();

    typing_.setSingleShot(true);
    typing_.setInterval(kTypingMs);
    connect(&typing_, &QTimer::timeout, this, &GalleryDock::ask);
    connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(search_, &QLineEdit::returnPressed, this, &GalleryDock::ask);
    connect(byLook_, &QToolButton::toggled, this, &GalleryDock::ask);
    connect(favourites_, &QToolButton::toggled, this, &GalleryDock::ask);
    connect(kind_, &QComboBox::activated, this, &GalleryDock::ask);
    connect(modelFilter_, &QComboBox::activated, this, &GalleryDock::ask);
    connect(size_, &QSlider::valueChanged, view_, &GalleryView::setCellSide);

    connect(jobs_, &LibraryJobs::listed, this, &GalleryDock::showContents);
    connect(jobs_, &LibraryJobs::changed, this, &GalleryDock::reload);
    connect(jobs_, &LibraryJobs::failed, this, [this](const QString& sentence) { messages_->say(sentence); });
    connect(jobs_, &LibraryJobs::synchronised, this, [this](const ScanReport& report) {
        if (!report.problems.isEmpty())
            messages_->say(report.problems.size() == 1
                               ? report.problems.first()
                               : tr("%n pictures of the library can't be read; \"unclip gallery check\" names them.",
                                    nullptr, static_cast<int>(report.problems.size())));
        reload();
    });
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
    connect(looks_, &PictureLooks::trouble, this, [this](const QString& sentence) { messages_->say(sentence); });
    connect(details_, &PictureDetails::changeWanted, jobs_, &LibraryJobs::change);
    connect(details_, &PictureDetails::settingsWanted, this, &GalleryDock::settingsWanted);
    connect(details_, &PictureDetails::pictureChosen, this, [this](const QString& id) {
        if (model_->rowOf(id) < 0)
            showOnly({id}, tr("Family"));
        view_->select(id);
    });
    connect(details_, &PictureDetails::similarWanted, this, [this](const QString& id) {
        if (const int row = model_->rowOf(id); row >= 0)
            looks_->findLike(model_->records()[row], kAlike, [this](const QList<SimilarPicture>& found) {
                QStringList ids;
                for (const SimilarPicture& similar : found) ids << similar.id;
                showOnly(ids, tr("Most like the chosen picture"));
            });
    });
    connect(view_, &GalleryView::opened, this, [this](const QModelIndex& index) { emit opened(pictureAt(index)); });
    connect(view_, &GalleryView::selectionChangedTo, this, &GalleryDock::showDetails);
    connect(view_, &GalleryView::menuWanted, this, &GalleryDock::showMenu);
    connect(&watch_, &QTimer::timeout, this, [this] {
        if (jobs_->wasChangedElsewhere())
            reload();
    });
    watch_.start(kWatchMs);
    // After the window is shown.
    QTimer::singleShot(0, this, &GalleryDock::begin);
}

GalleryDock::~GalleryDock() = default;

void GalleryDock::build() {
    search_->setPlaceholderText(tr("Search the pictures"));
    search_->setClearButtonEnabled(true);
    search_->setAccessibleName(tr("Search the pictures"));
    search_->setToolTip(
        tr("Words of the prompt, tags and collections. \"Quoted words\" stand together, -word must not be "
           "there."));
    byLook_->setText(tr("By look"));
    byLook_->setCheckable(true);
    byLook_->setToolTip(tr("Searches what is in the pictures, whatever their prompts were."));
    favourites_->setIcon(icon(QStringLiteral("favourite")));
    favourites_->setCheckable(true);
    favourites_->setToolTip(tr("Shows favourites only."));
    favourites_->setAccessibleName(tr("Favourites only"));
    kind_->setAccessibleName(tr("Which pictures"));
    kind_->setToolTip(tr("Shows pictures of one kind, with one tag, of one collection, or the trash."));
    modelFilter_->setAccessibleName(tr("Model"));
    modelFilter_->setToolTip(tr("Shows pictures of one model."));
    kind_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    modelFilter_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    size_->setRange(64, 264);
    size_->setValue(view_->cellSide());
    size_->setAccessibleName(tr("Size of the thumbnails"));
    size_->setToolTip(tr("Size of the thumbnails; Ctrl and the wheel change it too."));
    size_->setMaximumWidth(120);
    count_->setAccessibleName(tr("How many pictures are shown"));
    messages_->hide();

    auto* searchLine = new QHBoxLayout;
    searchLine->addWidget(search_, 1);
    searchLine->addWidget(byLook_);
    searchLine->addWidget(favourites_);
    auto* filters = new QHBoxLayout;
    filters->addWidget(kind_, 1);
    filters->addWidget(modelFilter_, 1);
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
    all->addLayout(searchLine);
    all->addLayout(filters);
    all->addWidget(messages_);
    all->addWidget(splitter_, 1);
    all->addLayout(bottom);
    setWidget(content);
    setMinimumWidth(260);

    for (const PictureActionFacts& facts : pictureActions()) {
        if (facts.key.isEmpty())
            continue;
        auto* shortcut = new QShortcut(facts.key, view_);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, action = facts.action] { trigger(action); });
    }
    fillFilters({});
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
    begin();
}

void GalleryDock::noticePicture() {
    reload();
    looks_->lookAtNewOnes();
}

void GalleryDock::focusSearch() {
    raise();
    search_->setFocus();
    search_->selectAll();
}

PictureFilter GalleryDock::filter() const {
    PictureFilter filter;
    if (!byLook_->isChecked())
        filter.words = search_->text();
    filter.favouritesOnly = favourites_->isChecked();
    filter.model = modelFilter_->currentData().toString();
    const QVariantList kind = kind_->currentData().toList();
    if (kind.size() == 2) {
        const QString name = kind[1].toString();
        switch (kind[0].toInt()) {
            case kindTask:
                filter.task = name;
                break;
            case kindTag:
                filter.tag = name;
                break;
            case kindCollection:
                filter.collection = name;
                break;
            case kindTrash:
                filter.inTrash = true;
                break;
        }
    }
    return filter;
}

void GalleryDock::reload() const {
    jobs_->list(filter());
}

void GalleryDock::begin() {
    PictureFilter newest = filter();
    newest.limit = kFirstPictures;
    jobs_->list(newest);
}

void GalleryDock::ask() {
    typing_.stop();
    only_.reset();
    reload();
    if (byLook_->isChecked())
        searchByLook();
}

void GalleryDock::searchByLook() {
    const QString text = search_->text().simplified();
    if (text.isEmpty())
        return;
    looks_->findByText(text, kAlike, [this, text](const QList<SimilarPicture>& found) {
        if (!byLook_->isChecked() || search_->text().simplified() != text)
            return;
        QStringList ids;
        for (const SimilarPicture& similar : found) ids << similar.id;
        if (ids.isEmpty())
            messages_->say(tr("The pictures are being looked at for the first time; search again in a moment."));
        showOnly(ids, tr("Most like \"%1\"").arg(text));
    });
}

void GalleryDock::showContents(const GalleryContents& contents) {
    all_ = contents.records;
    fillFilters(contents);
    if (!contents.trouble.isEmpty())
        messages_->say(contents.trouble);
    if (contents.needsScan && wasListed_)
        jobs_->synchronise();
    if (only_)
        showOnly(*only_, onlyTitle_);
    else {
        model_->setByDay(true);
        model_->setRecords(all_);
    }
    count_->setText(tr("%n pictures", nullptr, static_cast<int>(model_->records().size())));
    showDetails(view_->selectedRows());
    if (!std::exchange(wasListed_, true)) {
        reload();
        jobs_->synchronise();
        jobs_->purgeTrash(kTrashDays);
    }
}

void GalleryDock::showOnly(const QStringList& ids, const QString& title) {
    only_ = ids;
    onlyTitle_ = title;
    QHash<QString, const PictureRecord*> byId;
    for (const PictureRecord& record : all_) byId.insert(record.id, &record);
    QList<PictureRecord> records;
    for (const QString& id : ids)
        if (const PictureRecord* record = byId.value(id))
            records << *record;
    model_->setByDay(false, title);
    model_->setRecords(records);
    count_->setText(tr("%n pictures", nullptr, static_cast<int>(records.size())));
}

void GalleryDock::fillFilters(const GalleryContents& contents) {
    const auto refill = [](QComboBox* box, const QList<std::pair<QString, QVariant>>& items) {
        const QVariant chosen = box->currentData();
        box->clear();
        for (const auto& [text, data] : items) box->addItem(text, data);
        const int found = box->findData(chosen);
        box->setCurrentIndex(std::max(0, found));
    };
    QList<std::pair<QString, QVariant>> models{{tr("All models"), QString()}};
    for (const QString& name : contents.models)
        if (!name.isEmpty())
            models.append({name, name});
    refill(modelFilter_, models);

    const auto kind = [](Kind what, const QString& name) { return QVariant(QVariantList{int(what), name}); };
    QList<std::pair<QString, QVariant>> kinds{{tr("All pictures"), QVariant()}};
    kinds.append({tr("Painted from words"), kind(kindTask, QString::fromLatin1(name(Task::generate)))});
    kinds.append({tr("Variations"), kind(kindTask, QString::fromLatin1(name(Task::vary)))});
    kinds.append({tr("Repainted"), kind(kindTask, QString::fromLatin1(name(Task::inpaint)))});
    kinds.append({tr("Continued beyond the frame"), kind(kindTask, QString::fromLatin1(name(Task::outpaint)))});
    kinds.append({tr("More detail"), kind(kindTask, QString::fromLatin1(name(Task::detail)))});
    kinds.append({tr("Mixed"), kind(kindTask, QString::fromLatin1(name(Task::mix)))});
    kinds.append({tr("Enlarged"), kind(kindTask, QString::fromLatin1(name(Task::upscale)))});
    for (const QString& name : contents.collections)
        kinds.append({tr("Collection: %1").arg(name), kind(kindCollection, name)});
    for (const QString& name : contents.tags) kinds.append({tr("Tag: %1").arg(name), kind(kindTag, name)});
    kinds.append({tr("Trash"), kind(kindTrash, {})});
    refill(kind_, kinds);
}

QStringList GalleryDock::selectedIds() const {
    QStringList ids;
    for (const QModelIndex& index : view_->selectedRows())
        if (const PictureRecord* record = model_->record(index))
            ids << record->id;
    return ids;
}

QStringList GalleryDock::selectedFiles() const {
    QStringList files;
    for (const QModelIndex& index : view_->selectedRows())
        if (const PictureRecord* record = model_->record(index))
            files << model_->fileOf(*record);
    return files;
}

FinishedPicture GalleryDock::pictureAt(const QModelIndex& index) const {
    FinishedPicture picture;
    const PictureRecord* record = model_->record(index);
    if (!record)
        return picture;
    picture.path = model_->fileOf(*record);
    picture.seed = record->seed;
    try {
        picture.request = requestFromPicture(picture.path.toStdString());
    } catch (const Error&) {
        picture.request.prompt = record->prompt.toStdString();
        picture.request.seed = record->seed;
    }
    return picture;
}

void GalleryDock::showDetails(const QModelIndexList& rows) {
    const PictureRecord* record = rows.size() == 1 ? model_->record(rows.first()) : nullptr;
    if (record)
        details_->showPicture(*record);
    else
        details_->showCount(static_cast<int>(rows.size()));
}

void GalleryDock::showMenu(const QPoint& globalPosition) {
    const QModelIndexList rows = view_->selectedRows();
    if (rows.isEmpty())
        return;
    QMenu menu(this);
    if (filter().inTrash) {
        menu.addAction(tr("Put back"), this, [this] { jobs_->restore(selectedIds()); });
        menu.addSeparator();
        menu.addAction(tr("Empty the trash"), this, [this] { jobs_->purgeTrash(0); });
        menu.exec(globalPosition);
        return;
    }
    for (const PictureActionFacts& facts : pictureActions()) {
        const bool isForMany = facts.action == PictureAction::favourite || facts.action == PictureAction::copy ||
                               facts.action == PictureAction::exportAs || facts.action == PictureAction::exportAgain ||
                               facts.action == PictureAction::trash;
        if (rows.size() > 1 && !isForMany)
            continue;
        QAction* action =
            menu.addAction(icon(facts.icon), facts.text, this, [this, action = facts.action] { trigger(action); });
        action->setToolTip(facts.tip);
        action->setShortcut(facts.key);
    }
    menu.addSeparator();
    menu.addAction(tr("Add a tag…"), this, &GalleryDock::addTag);
    menu.addAction(tr("Add to a collection…"), this, &GalleryDock::addToCollection);
    menu.exec(globalPosition);
}

void GalleryDock::addTag() {
    const QStringList ids = selectedIds();
    const QString name = QInputDialog::getText(this, tr("Add a tag"), tr("Tag"));
    if (name.simplified().isEmpty())
        return;
    PictureChange change;
    change.addTags << name;
    jobs_->change(ids, change);
}

void GalleryDock::addToCollection() {
    const QStringList ids = selectedIds();
    QStringList names;
    for (int i = 0; i < kind_->count(); ++i)
        if (const QVariantList kind = kind_->itemData(i).toList();
            kind.size() == 2 && kind[0].toInt() == kindCollection)
            names << kind[1].toString();
    const QString name = QInputDialog::getItem(this, tr("Add to a collection"), tr("Collection"), names, 0, true);
    if (name.simplified().isEmpty())
        return;
    PictureChange change;
    change.addCollections << name;
    jobs_->change(ids, change);
}

void GalleryDock::trigger(PictureAction action) {
    const QModelIndexList rows = view_->selectedRows();
    const QStringList files = selectedFiles();
    if (rows.isEmpty())
        return;
    switch (action) {
        case PictureAction::favourite: {
            PictureChange change;
            bool areAll = true;
            for (const QModelIndex& row : rows) areAll = areAll && model_->record(row)->isFavourite;
            change.favourite = !areAll;
            jobs_->change(selectedIds(), change);
            break;
        }
        case PictureAction::trash:
            jobs_->moveToTrash(selectedIds());
            break;
        case PictureAction::copy: {
            // The pixels for one picture, the files for whoever takes files.
            QMimeData* data = model_->mimeData(rows);
            if (rows.size() == 1)
                data->setImageData(pictureAt(rows.first()).load());
            QApplication::clipboard()->setMimeData(data);
            break;
        }
        case PictureAction::showInFolder:
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(files.first()).absolutePath()));
            break;
        case PictureAction::exportAs:
        case PictureAction::exportAgain:
            emit exportWanted(files, action == PictureAction::exportAgain);
            break;
        default:
            emit actionTriggered(action, pictureAt(rows.first()));
            break;
    }
}

void GalleryDock::carryOut(PictureAction action, const QString& file) {
    std::optional<PictureRecord> record;
    try {
        record = Library(jobs_->places()).findFile(toPath(file));
    } catch (const Error& error) {
        messages_->say(QString::fromUtf8(error.what()));
    }
    if (!record)
        return;
    if (action == PictureAction::trash)
        jobs_->moveToTrash({record->id});
    if (action == PictureAction::favourite) {
        PictureChange change;
        change.favourite = !record->isFavourite;
        jobs_->change({record->id}, change);
    }
}

bool GalleryDock::undo() {
    if (undo_.isEmpty())
        return false;
    jobs_->restore(undo_.takeLast());
    return true;
}

}  // namespace unclip::ui
