#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "ui/actions/actions.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_filters.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/library_jobs.h"

// What can be done with the pictures that are chosen in the gallery.

namespace unclip::ui {
namespace {

constexpr int kMany = 100;  // pictures, of which a word is said

bool isForMany(ActionId action) {
    return action == ActionId::favourite || action == ActionId::copy || action == ActionId::exportAs ||
           action == ActionId::exportAgain || action == ActionId::trash;
}

}  // namespace

ChosenPictures GalleryDock::chosen() const {
    return {.listed = model_->listed(view_->selectedRows())};
}

std::optional<FinishedPicture> GalleryDock::pictureAt(int row) const {
    const auto record = model_->record(model_->index(row));
    if (!record)
        return {};
    FinishedPicture picture;
    picture.path = model_->fileOf(*record);
    picture.seed = record->seed;
    return picture;
}

void GalleryDock::withChosenFiles(std::function<void(const QStringList& files)> then) {
    const ChosenPictures pictures = chosen();
    if (pictures.size() >= kMany)
        emit said(tr("Gathering %n pictures…", nullptr, static_cast<int>(pictures.size())));
    jobs_->findFiles(pictures, std::move(then));
}

void GalleryDock::showMenu(const QPoint& globalPosition) {
    const int count = view_->selectedCount();
    if (count == 0)
        return;
    QMenu menu(this);
    if (filters_->filter().inTrash) {
        menu.addAction(tr("Put back"), this, [this] { jobs_->restore(chosen()); });
        menu.addSeparator();
        menu.addAction(tr("Empty the trash"), this, &GalleryDock::emptyTrash);
        menu.exec(globalPosition);
        return;
    }
    for (const ActionFacts& facts : actions_.of(ActionScope::picture)) {
        if (count > 1 && !isForMany(facts.id))
            continue;
        QAction* action = actions_.copyOf(facts.id, &menu);
        menu.addAction(action);
        connect(action, &QAction::triggered, this, [this, id = facts.id] { trigger(id); });
    }
    menu.addSeparator();
    menu.addAction(tr("Add a tag…"), this, &GalleryDock::addTag);
    menu.addAction(tr("Add to a collection…"), this, &GalleryDock::addToCollection);
    menu.exec(globalPosition);
}

void GalleryDock::addTag() {
    const ChosenPictures pictures = chosen();
    const QString name = QInputDialog::getText(this, tr("Add a tag"), tr("Tag"));
    if (name.simplified().isEmpty())
        return;
    PictureChange change;
    change.addTags << name;
    jobs_->change(pictures, change);
}

void GalleryDock::addToCollection() {
    const ChosenPictures pictures = chosen();
    const QString name =
        QInputDialog::getItem(this, tr("Add to a collection"), tr("Collection"), filters_->collections(), 0, true);
    if (name.simplified().isEmpty())
        return;
    PictureChange change;
    change.addCollections << name;
    jobs_->change(pictures, change);
}

void GalleryDock::trigger(ActionId action) {
    const int count = view_->selectedCount();
    if (count == 0)
        return;
    if (action == ActionId::favourite) {
        jobs_->toggleFavourites(chosen());
    } else if (action == ActionId::trash) {
        jobs_->moveToTrash(chosen());
    } else if (count > 1 && isForMany(action)) {
        withChosenFiles([this, action](const QStringList& files) {
            if (!files.isEmpty())
                emit actionTriggeredForMany(action, files);
        });
    } else if (const auto picture = pictureAt(view_->selectedRows().first())) {
        emit actionTriggered(action, *picture);
    }
}

void GalleryDock::toggleFavourites(const QStringList& files) {
    jobs_->toggleFavourites({.files = files});
}

void GalleryDock::moveToTrash(const QStringList& files) {
    jobs_->moveToTrash({.files = files});
}

void GalleryDock::emptyTrash() {
    QMessageBox box(QMessageBox::Warning, tr("Empty the trash?"),
                    tr("All pictures in the trash are deleted for good. This can't be undone."), QMessageBox::Cancel,
                    this);
    const QPushButton* empty = box.addButton(tr("Delete them"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == empty)
        jobs_->purgeTrash(0);
}

bool GalleryDock::undo() {
    if (undo_.isEmpty())
        return false;
    jobs_->restore({.ids = undo_.takeLast()});
    return true;
}

}  // namespace unclip::ui
