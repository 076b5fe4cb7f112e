#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include "engine/base/error.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/gallery_filters.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/library_jobs.h"
#include "ui/widgets/theme.h"

// What can be done with the pictures that are chosen in the gallery.

namespace unclip::ui {

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

void GalleryDock::showMenu(const QPoint& globalPosition) {
    const QModelIndexList rows = view_->selectedRows();
    if (rows.isEmpty())
        return;
    QMenu menu(this);
    if (filters_->filter().inTrash) {
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
    const QString name =
        QInputDialog::getItem(this, tr("Add to a collection"), tr("Collection"), filters_->collections(), 0, true);
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
    if (action == PictureAction::trash)
        jobs_->moveFileToTrash(file);
    if (action == PictureAction::favourite)
        jobs_->toggleFavourite(file);
}

bool GalleryDock::undo() {
    if (undo_.isEmpty())
        return false;
    jobs_->restore(undo_.takeLast());
    return true;
}

}  // namespace unclip::ui
