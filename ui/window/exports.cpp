#include "ui/window/exports.h"

#include <QDir>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <nlohmann/json.hpp>

#include "engine/base/atomic_file.h"
#include "engine/base/stop_point.h"
#include "engine/image/metadata.h"
#include "engine/image/write_picture.h"
#include "ui/base/preferences.h"
#include "ui/export/export_dialog.h"
#include "ui/export/picture_export.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/jobs/job_list.h"
#include "ui/pictures/image_conversion.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/queue/job_status.h"

namespace unclip::ui {
namespace {

/// The same as the engine painted it.
PaintedPicture paintedOf(const FinishedPicture& picture) {
    PaintedPicture painted;
    painted.index = picture.index;
    painted.seed = picture.seed.value_or(picture.request.seed);
    painted.similarity = picture.similarity;
    painted.with = picture.with;
    painted.pixels = toBgr(picture.load());
    return painted;
}

}  // namespace

Exports::Exports(const WindowParts& parts, QWidget* window)
    : QObject(window), parts_(parts), window_(window), export_(new PictureExport(this)) {
    connect(export_, &PictureExport::existing, this, &Exports::askAboutExisting);
    connect(export_, &PictureExport::failed, this, [this](const QString& sentence) { parts_.say(sentence); });
    connect(export_, &PictureExport::progressed, this, [this](int done, int all) {
        if (all > 1)
            parts_.status->say(tr("Exported %1 of %2.").arg(QLocale().toString(done), QLocale().toString(all)));
    });
    connect(export_, &PictureExport::finished, this, &Exports::tellFinished);
    connect(parts.jobs, &JobList::pictureFinished, this, [this](JobId, const FinishedPicture& picture) {
        if (!picture.trouble.isEmpty())
            parts_.say(picture.trouble, tr("Save elsewhere…"), [this, picture] { saveElsewhere(picture); });
    });
    connect(parts[ActionId::saveRequest], &QAction::triggered, this, &Exports::saveRequest);
}

void Exports::exportPictures(const QStringList& files, bool again) {
    if (!again && ExportDialog(files, parts_.preferences, window_).exec() != QDialog::Accepted)
        return;
    ExportOptions options = exportOptions(*parts_.preferences);
    options.ifExists = again ? IfExists::keepBoth : IfExists::refuse;
    export_->start(files, options);
}

void Exports::tellFinished(const QStringList& files) {
    parts_.status->say(files.size() == 1
                           ? tr("Exported to %1").arg(files.first())
                           : tr("%n pictures were exported to %1", nullptr, static_cast<int>(files.size()))
                                 .arg(parts_.preferences->exportFolder()));
}

void Exports::askAboutExisting(const QStringList& existing) {
    QMessageBox box(QMessageBox::Question, tr("Replace files?"),
                    tr("%n files are there already, among them “%1”.", nullptr, static_cast<int>(existing.size()))
                        .arg(existing.first()),
                    QMessageBox::Cancel, window_);
    box.setTextFormat(Qt::PlainText);
    const QPushButton* both = box.addButton(tr("Keep both"), QMessageBox::AcceptRole);
    const QPushButton* replace = box.addButton(tr("Replace"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == both)
        export_->goOn(existing, IfExists::keepBoth);
    else if (box.clickedButton() == replace)
        export_->goOn(existing, IfExists::replace);
}

void Exports::saveElsewhere(const FinishedPicture& picture) {
    const QString path = QFileDialog::getSaveFileName(
        window_, tr("Save the picture"), QDir::homePath() + QStringLiteral("/picture.png"), tr("PNG (*.png)"));
    if (path.isEmpty())
        return;
    inBackground(
        this,
        [picture, path] {
            const StoppableBy nobody({});
            const PaintedPicture painted = paintedOf(picture);
            const WriteOptions options{.format = PictureFormat::png, .metadata = metadataOf(picture.request, painted)};
            writePicture(toPath(path), painted.pixels, options);
        },
        [this, path] { parts_.status->say(tr("Saved as %1").arg(path)); },
        [this](const QString& sentence) { parts_.say(sentence); });
}

void Exports::saveRequest() {
    if (const QString trouble = parts_.prompt->trouble(); !trouble.isEmpty())
        return parts_.say(trouble);
    const QString path = QFileDialog::getSaveFileName(
        window_, tr("Save the request"), QDir::homePath() + QStringLiteral("/request.json"), tr("Requests (*.json)"));
    if (path.isEmpty())
        return;
    inBackground(
        this,
        [path, request = parts_.prompt->shownRequest()] {
            writeFileAtomically(toPath(path),
                                toJson(request).dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
        },
        [this, path] { parts_.status->say(tr("Saved as %1").arg(path)); },
        [this](const QString& sentence) { parts_.say(sentence); });
}

}  // namespace unclip::ui
