#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QThreadPool>
#include <QUrl>
#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/image/metadata.h"
#include "engine/image/read_picture.h"
#include "engine/image/write_picture.h"
#include "ui/base/program_log.h"
#include "ui/base/state_folder.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/results_grid.h"
#include "ui/export/export_dialog.h"
#include "ui/export/picture_export.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/headless/sentences.h"
#include "ui/mix/mix_dialog.h"
#include "ui/pictures/image_conversion.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/job_list.h"
#include "ui/queue/job_status.h"
#include "ui/settings/preferences.h"
#include "ui/window/main_window.h"

namespace unclip::ui {

void MainWindow::openFiles(const QStringList& paths) {
    QStringList pictures;
    QString other;
    for (const QString& path : paths) {
        if (QFileInfo(path).isDir())
            other = tr("“%1” is a folder; drop it on the gallery to copy its pictures there.")
                        .arg(QFileInfo(path).fileName());
        else if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
            offerSettingsOf(path);
        else if (looksLikePicture(path.toStdString()))
            pictures.append(path);
        else
            other = tr("“%1” is no picture that can be opened.").arg(QFileInfo(path).fileName());
    }
    if (!other.isEmpty() && pictures.isEmpty())
        return say(other);
    if (pictures.isEmpty())
        return;
    openPicture(pictures.first());
    if (pictures.size() > 1)
        say(tr("Opened the first of %n picture(s); the canvas holds one at a time.", nullptr,
               static_cast<int>(pictures.size())),
            tr("Copy all into the gallery"), [this, pictures] { gallery_->import(pictures); });
}

void MainWindow::openPicture(const QString& path) {
    FinishedPicture picture;
    picture.path = QFileInfo(path).absoluteFilePath();
    canvas_->showPicture(picture);
    preferences_->addRecentFile(path);
    offerSettingsOf(path);
}

void MainWindow::offerSettingsOf(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        // What a picture says about itself is read in the background; pictures that say nothing are no trouble.
        QThreadPool::globalInstance()->start([this, alive = QPointer<MainWindow>(this), path, name] {
            try {
                const Request request = requestFromPicture(path.toStdString());
                QMetaObject::invokeMethod(qApp, [this, alive, request, name] {
                    if (alive == nullptr)
                        return;
                    say(tr("“%1” knows how it was painted.").arg(name), tr("Use its settings"), [this, request] {
                        prompt_->setRequest(request, true);
                        prompt_->focusPrompt();
                    });
                });
            } catch (const Error&) {
            }
        });
        return;
    }
    try {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            throw FileError(tr("“%1” can't be read: %2.").arg(path, file.errorString()).toStdString());
        prompt_->setRequest(
            requestFromText(file.read(17 << 20).toStdString(), QFileInfo(path).fileName().toStdString()), true);
        prompt_->focusPrompt();
    } catch (const Error& error) {
        say(inWords(error));
    }
}

void MainWindow::paste() {
    const QMimeData* data = QApplication::clipboard()->mimeData();
    if (data != nullptr && data->hasUrls()) {
        QStringList paths;
        for (const QUrl& url : data->urls()) {
            if (url.isLocalFile())
                paths.append(url.toLocalFile());
        }
        if (!paths.isEmpty())
            return openFiles(paths);
    }
    const QImage image = QApplication::clipboard()->image();
    if (image.isNull())
        return say(tr("There is no picture on the clipboard."));
    // Edits need a file, so the picture gets one.
    const QString folder = stateFile(QStringLiteral("pasted"));
    QDir().mkpath(folder);
    const QString path =
        QStringLiteral("%1/%2.png")
            .arg(folder, QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh-mm-ss-zzz")));
    if (!image.save(path, "PNG"))
        return say(tr("The pasted picture can't be written to “%1”. Make room on the disk and paste again.").arg(path));
    FinishedPicture picture;
    picture.path = path;
    picture.image = image;
    canvas_->showPicture(picture);
}

void MainWindow::carryOut(PictureAction action, const FinishedPicture& picture) {
    const auto needsFile = [&] {
        if (!picture.path.isEmpty())
            return true;
        say(tr("The picture could not be written to the disk. Export it first, then open the file."));
        return false;
    };
    const auto from = [&](Task task) {
        Request request = prompt_->request();
        request.prompt = picture.request.prompt;
        request.negativePrompt = picture.request.negativePrompt;
        request.task = task;
        request.picture = picture.path.toStdString();
        return request;
    };
    switch (action) {
        case PictureAction::edit:
            canvas_->showPicture(picture);
            return;
        case PictureAction::vary:
            if (needsFile()) {
                Request request = from(Task::vary);
                request.count = std::max(request.count, 4);
                submit(request);
            }
            return;
        case PictureAction::upscale:
            if (needsFile()) {
                Request request = from(Task::upscale);
                request.count = 1;
                request.width = request.height = std::nullopt;
                submit(request);
            }
            return;
        case PictureAction::detail:
            canvas_->showPicture(picture);
            canvas_->picturePage()->view()->setTool(Tool::brush);
            return;
        case PictureAction::mix:
            if (needsFile())
                mix(picture);
            return;
        case PictureAction::compare: {
            Request request = picture.request;
            request.task = Task::generate;
            request.seed = picture.seed;
            request.count = 1;
            paintComparison(request);
            return;
        }
        case PictureAction::film:
            if (picture.film.isEmpty())
                say(tr("This picture was painted without its steps being kept."));
            canvas_->showPicture(picture);
            return;
        case PictureAction::copySeed:
            prompt_->settings()->lockSeed(picture.seed);
            status_->say(tr("The next pictures start from seed %1.").arg(picture.seed));
            return;
        case PictureAction::useSettings: {
            Request request = picture.request;
            request.seed = picture.seed;
            prompt_->setRequest(request, true);
            prompt_->focusPrompt();
            return;
        }
        case PictureAction::favourite:
            if (needsFile())
                gallery_->carryOut(action, picture.path);
            return;
        case PictureAction::copy:
            QApplication::clipboard()->setImage(picture.load());
            status_->say(tr("The picture is on the clipboard."));
            return;
        case PictureAction::exportAs:
        case PictureAction::exportAgain:
            if (picture.path.isEmpty())
                saveElsewhere(picture);
            else
                exportPictures({picture.path}, action == PictureAction::exportAgain);
            return;
        case PictureAction::showInFolder:
            if (needsFile())
                QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(picture.path).path()));
            return;
        case PictureAction::trash:
            if (needsFile())
                gallery_->carryOut(action, picture.path);
            return;
    }
}

void MainWindow::mix(const FinishedPicture& picture) {
    QList<FinishedPicture> others;
    for (const Job& job : jobs_->jobs()) others.append(job.pictures);
    MixDialog dialog(picture, others, this);
    if (dialog.exec() == QDialog::Accepted)
        submit(dialog.request(prompt_->request()));
}

void MainWindow::exportPictures(const QStringList& files, bool again) {
    if (!again && ExportDialog(files, preferences_, this).exec() != QDialog::Accepted)
        return;
    ExportOptions options = exportOptions(*preferences_);
    options.ifExists = again ? IfExists::keepBoth : IfExists::refuse;
    export_->start(files, options);
}

void MainWindow::askAboutExisting(const QStringList& existing) {
    QMessageBox box(QMessageBox::Question, tr("Replace files?"),
                    tr("%n files are there already, among them “%1”.", nullptr, static_cast<int>(existing.size()))
                        .arg(existing.first()),
                    QMessageBox::Cancel, this);
    box.setTextFormat(Qt::PlainText);
    const QPushButton* both = box.addButton(tr("Keep both"), QMessageBox::AcceptRole);
    const QPushButton* replace = box.addButton(tr("Replace"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == both)
        export_->goOn(IfExists::keepBoth);
    else if (box.clickedButton() == replace)
        export_->goOn(IfExists::replace);
}

void MainWindow::saveElsewhere(const FinishedPicture& picture) {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the picture"), QDir::homePath() + QStringLiteral("/picture.png"), tr("PNG (*.png)"));
    if (path.isEmpty())
        return;
    WriteOptions options{.format = PictureFormat::png};
    PictureMetadata& metadata = options.metadata.emplace();
    metadata.request = picture.request;
    metadata.request->seed = picture.seed;
    metadata.request->count = 1;
    metadata.created = utcNow();
    metadata.version = UNCLIP_VERSION;
    try {
        writePicture(path.toStdString(), toBgr(picture.load()), options);
        status_->say(tr("Saved as %1").arg(path));
    } catch (const Error& error) {
        say(inWords(error));
    }
}

void MainWindow::importPictures() {
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Copy pictures into the gallery"), {},
        tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;All files (*)"));
    if (!files.isEmpty())
        gallery_->import(files);
}

void MainWindow::saveRequest() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the request"), QDir::homePath() + QStringLiteral("/request.json"), tr("Requests (*.json)"));
    if (path.isEmpty())
        return;
    const std::string text =
        toJson(prompt_->shownRequest()).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0 || !file.commit())
        say(tr("“%1” can't be written: %2. Choose another folder.").arg(path, file.errorString()));
}

}  // namespace unclip::ui
