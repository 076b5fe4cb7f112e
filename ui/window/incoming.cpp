#include "ui/window/incoming.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

#include "engine/base/error.h"
#include "engine/image/read_picture.h"
#include "engine/request/request.h"
#include "engine/request/saved_request.h"
#include "ui/base/preferences.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/start_page.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/pictures/brought_pictures.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/queue/job_status.h"

namespace unclip::ui {
namespace {

/// What files of all kinds are, found out by looking at the disk.
struct SortedFiles {
    QStringList requests, pictures, folders, others;
};

SortedFiles sorted(const QStringList& paths) {
    SortedFiles files;
    for (const QString& path : paths) {
        if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
            files.requests << path;
        else if (looksLikePicture(toPath(path)))
            files.pictures << path;
        else if (QFileInfo(path).isDir())
            files.folders << path;
        else
            files.others << path;
    }
    return files;
}

}  // namespace

Incoming::Incoming(const WindowParts& parts, QWidget* window) : QObject(window), parts_(parts), window_(window) {
    connect(parts[ActionId::open], &QAction::triggered, this, &Incoming::askForPictures);
    connect(parts[ActionId::paste], &QAction::triggered, this, &Incoming::paste);
    connect(parts[ActionId::import], &QAction::triggered, this, &Incoming::importPictures);
    connect(parts.canvas->startPage(), &StartPage::openWanted, this, &Incoming::askForPictures);
    connect(parts.canvas->picturePage(), &PicturePage::reading, this,
            [this](const QString& file) { parts_.status->say(tr("Reading “%1”…").arg(QFileInfo(file).fileName())); });
}

void Incoming::openFiles(const QStringList& paths) {
    inBackground(
        this, [paths] { return sorted(paths); },
        [this](const SortedFiles& files) {
            if (!files.requests.isEmpty())
                takeRequest(files.requests.first());
            if (files.requests.size() > 1)
                parts_.say(tr("Took the first of %n saved request(s); the panel holds one at a time.", nullptr,
                              static_cast<int>(files.requests.size())));
            if (!files.pictures.isEmpty())
                openPictures(files.pictures);
            else if (!files.others.isEmpty())
                parts_.say(tr("“%1” is no picture that can be opened.").arg(QFileInfo(files.others.last()).fileName()));
            else if (!files.folders.isEmpty())
                parts_.say(tr("“%1” is a folder; drop it on the gallery to copy its pictures there.")
                               .arg(QFileInfo(files.folders.last()).fileName()));
        },
        [this](const QString& sentence) { parts_.say(sentence); });
}

void Incoming::openPictures(const QStringList& pictures) {
    openPicture(pictures.first());
    if (pictures.size() > 1)
        parts_.say(tr("Opened the first of %n picture(s); the canvas holds one at a time.", nullptr,
                      static_cast<int>(pictures.size())),
                   tr("Copy all into the gallery"), [this, pictures] { parts_.gallery->import(pictures); });
}

void Incoming::openPicture(const QString& path) {
    FinishedPicture picture;
    picture.path = QFileInfo(path).absoluteFilePath();
    parts_.canvas->showPicture(picture);
    parts_.preferences->addRecentFile(path);
    inBackground(
        this, [picture] { return knowingItsRequest(picture); },
        [this, name = QFileInfo(path).fileName()](const FinishedPicture& knowing) {
            if (knowing.request != Request())  // pictures that say nothing about themselves are no trouble
                parts_.say(tr("“%1” knows how it was painted.").arg(name), tr("Use its settings"),
                           [this, knowing] { parts_.useSettingsOf(knowing); });
        },
        {});
}

void Incoming::takeRequest(const QString& path) {
    inBackground(
        this, [path] { return readRequest(toPath(path)); },
        [this](const Request& request) {
            parts_.prompt->setRequest(request, true);
            parts_.prompt->focusPrompt();
        },
        [this](const QString& sentence) { parts_.say(sentence); });
}

void Incoming::take(const QMimeData& data) {
    const BroughtPictures brought(data);
    if (brought.isEmpty())
        return parts_.say(data.hasUrls() ? tr("Only files of this machine can be dropped here; save the picture first.")
                                         : tr("There is no picture on the clipboard."));
    inBackground(
        this, [brought] { return asFiles(brought); }, [this](const QStringList& files) { openFiles(files); },
        [this](const QString& sentence) { parts_.say(sentence); });
}

void Incoming::paste() {
    const QMimeData* data = QApplication::clipboard()->mimeData();
    if (data != nullptr)
        take(*data);
    else
        parts_.say(tr("There is no picture on the clipboard."));
}

void Incoming::askForPictures() {
    openFiles(QFileDialog::getOpenFileNames(
        window_, tr("Open a picture"), {},
        tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;All files (*)")));
}

void Incoming::importPictures() {
    const QStringList files = QFileDialog::getOpenFileNames(
        window_, tr("Copy pictures into the gallery"), {},
        tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;All files (*)"));
    if (!files.isEmpty())
        parts_.gallery->import(files);
}

}  // namespace unclip::ui
