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

QStringList GalleryDock::selectedIds() const {
    QStringList ids;
    for (const PictureRecord& record : model_->records(view_->selectedRows())) ids << record.id;
    return ids;
}

QList<FinishedPicture> GalleryDock::picturesAt(const QModelIndexList& rows) const {
    QList<FinishedPicture> pictures;
    for (const PictureRecord& record : model_->records(rows)) {
        FinishedPicture picture;
        picture.path = model_->fileOf(record);
        picture.seed = record.seed;
        pictures << picture;
    }
    return pictures;
}

void GalleryDock::showMenu(const QPoint& globalPosition) {
    const QModelIndexList rows = view_->selectedRows();
    if (rows.isEmpty())
        return;
    QMenu menu(this);
    if (filters_->filter().inTrash) {
        menu.addAction(tr("Put back"), this, [this] { jobs_->restore(selectedIds()); });
        menu.addSeparator();
        menu.addAction(tr("Empty the trash"), this, &GalleryDock::emptyTrash);
        menu.exec(globalPosition);
        return;
    }
    for (const ActionFacts& facts : actions_.of(ActionScope::picture)) {
        const bool isForMany = facts.id == ActionId::favourite || facts.id == ActionId::copy ||
                               facts.id == ActionId::exportAs || facts.id == ActionId::exportAgain ||
                               facts.id == ActionId::trash;
        if (rows.size() > 1 && !isForMany)
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
    const QString name =
        QInputDialog::getItem(this, tr("Add to a collection"), tr("Collection"), filters_->collections(), 0, true);
    if (name.simplified().isEmpty())
        return;
    PictureChange change;
    change.addCollections << name;
    jobs_->change(ids, change);
}

void GalleryDock::trigger(ActionId action) {
    const QList<FinishedPicture> pictures = picturesAt(view_->selectedRows());
    QStringList files;
    for (const FinishedPicture& picture : pictures) files << picture.path;
    if (pictures.isEmpty())
        return;
    if (action == ActionId::favourite)
        toggleFavourites(files);
    else if (action == ActionId::trash)
        moveToTrash(files);
    else
        emit actionTriggered(action, pictures);
}

void GalleryDock::toggleFavourites(const QStringList& files) {
    jobs_->toggleFavourites(files);
}

void GalleryDock::moveToTrash(const QStringList& files) {
    jobs_->moveToTrash(files);
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
    jobs_->restore(undo_.takeLast());
    return true;
}

}  // namespace unclip::ui
