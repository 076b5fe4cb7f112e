#include "ui/window/menus.h"

#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>

#include "engine/base/error.h"
#include "engine/base/version.h"
#include "ui/base/preferences.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/tool_bar.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/headless/sentences.h"
#include "ui/help/first_steps.h"
#include "ui/help/guide_window.h"
#include "ui/jobs/engine_client.h"
#include "ui/jobs/job_list.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/queue_dock.h"
#include "ui/settings/settings_dialog.h"
#include "ui/window/incoming.h"

namespace unclip::ui {
namespace {

using Id = ActionId;

/// Those that need a picture on the canvas.
constexpr Id kOnPicture[] = {Id::zoomIn,  Id::zoomOut,    Id::fit,       Id::actualSize, Id::split,        Id::select,
                             Id::brush,   Id::eraser,     Id::lasso,     Id::rectangle,  Id::pan,          Id::zoom,
                             Id::maskAll, Id::maskInvert, Id::maskClear, Id::maskShow,   Id::maskFromAlpha};

}  // namespace

Menus::Menus(const WindowParts& parts, Incoming* incoming, QMainWindow* window)
    : QObject(window), parts_(parts), incoming_(incoming), window_(window) {
    build();
    connectView();
    connectMask();
    connectHelp();
    const auto on = [this](Id id, auto slot) { connect(parts_[id], &QAction::triggered, this, slot); };
    on(Id::newPrompt, &Menus::startAnew);
    on(Id::quit, [this] { window_->close(); });
    on(Id::undo, &Menus::undo);
    on(Id::focusPrompt, [this] { parts_.prompt->focusPrompt(); });
    on(Id::preferences, &Menus::showPreferences);
    connect(parts.jobs, &JobList::jobAdded, this, &Menus::update);
    connect(parts.jobs, &JobList::jobChanged, this, &Menus::update);
    connect(parts.canvas, &CanvasArea::pageChanged, this, &Menus::update);
    connect(parts.canvas->picturePage(), &PicturePage::opened, this, &Menus::update);
    update();
}

void Menus::showPreferences() {
    SettingsDialog dialog(parts_.preferences, parts_.actions, window_);
    connect(parts_.client, &EngineClient::reported, &dialog, &SettingsDialog::showDevice);
    Request request;
    parts_.prompt->settings()->apply(request);
    parts_.client->report(request);
    dialog.exec();
}

void Menus::build() {
    QMenuBar* bar = window_->menuBar();
    const auto add = [this](QMenu* menu, std::initializer_list<Id> ids) {
        for (const Id id : ids) menu->addAction(parts_[id]);
    };
    QMenu* file = bar->addMenu(tr("&File"));
    add(file, {Id::newPrompt, Id::open});
    addRecentFiles(file);
    file->addSeparator();
    add(file, {Id::import, Id::save, Id::saveRequest});
    file->addSeparator();
    add(file, {Id::quit});

    QMenu* edit = bar->addMenu(tr("&Edit"));
    add(edit, {Id::undo, Id::redo});
    edit->addSeparator();
    add(edit, {Id::copyCurrent, Id::paste});
    edit->addSeparator();
    add(edit, {Id::focusPrompt, Id::paint, Id::cancel});
    edit->addSeparator();
    add(edit, {Id::preferences});

    QMenu* view = bar->addMenu(tr("&View"));
    add(view, {Id::zoomIn, Id::zoomOut, Id::fit, Id::actualSize, Id::split});
    view->addSeparator();
    view->addActions({parts_.prompt->toggleViewAction(), parts_.queue->toggleViewAction(),
                      parts_.gallery->toggleViewAction(), parts_.tools->toggleViewAction()});
    view->addSeparator();
    add(view, {Id::galleryPage, Id::hideDocks, Id::fullScreen});

    QMenu* image = bar->addMenu(tr("&Image"));
    for (const ActionFacts& facts : parts_.actions->of(ActionScope::picture)) image->addAction(parts_[facts.id]);
    connect(image, &QMenu::aboutToShow, this, [this, image] {
        for (QAction* action : image->actions()) action->setEnabled(parts_.canvas->current() != nullptr);
    });
    QMenu* mask = bar->addMenu(tr("&Mask"));
    add(mask, {Id::select, Id::brush, Id::eraser, Id::lasso, Id::rectangle, Id::pan, Id::zoom});
    mask->addSeparator();
    add(mask, {Id::maskAll, Id::maskInvert, Id::maskClear, Id::maskFromAlpha, Id::maskShow});

    add(bar->addMenu(tr("M&odels")), {Id::modelAdd, Id::modelList});
    QMenu* help = bar->addMenu(tr("&Help"));
    add(help, {Id::guide, Id::keys, Id::log});
    help->addSeparator();
    add(help, {Id::about});
    for (const ActionFacts& facts : parts_.actions->of(ActionScope::window)) window_->addAction(parts_[facts.id]);
}

void Menus::addRecentFiles(QMenu* file) {
    QMenu* recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const QString& path : parts_.preferences->recentFiles())
            connect(recent->addAction(QFileInfo(path).fileName()), &QAction::triggered, this,
                    [this, path] { incoming_->openFiles({path}); });
        if (recent->isEmpty())
            recent->addAction(tr("Nothing yet"))->setEnabled(false);
    });
}

void Menus::connectView() {
    PictureView* view = parts_.canvas->picturePage()->view();
    const auto on = [&](Id id, auto slot) { connect(parts_[id], &QAction::triggered, view, slot); };
    on(Id::zoomIn, [view] { view->zoomBy(1.25); });
    on(Id::zoomOut, [view] { view->zoomBy(0.8); });
    on(Id::fit, [view] { view->fit(); });
    on(Id::actualSize, [view] { view->zoomTo(1.0); });
    connect(parts_[Id::split], &QAction::toggled, view, &PictureView::setSplit);
    connect(parts_[Id::galleryPage], &QAction::toggled, this, &Menus::showGallery);
    const auto leaveGallery = [gallery = parts_[Id::galleryPage]] { gallery->setChecked(false); };
    connect(parts_.canvas, &CanvasArea::pageChanged, parts_[Id::galleryPage], leaveGallery);
    connect(parts_.canvas->picturePage(), &PicturePage::opened, parts_[Id::galleryPage], leaveGallery);
    connect(view, &PictureView::hideDocksWanted, parts_[Id::hideDocks], &QAction::toggle);
    connect(parts_[Id::fullScreen], &QAction::toggled, window_,
            [this](bool isOn) { isOn ? window_->showFullScreen() : window_->showNormal(); });
}

void Menus::connectMask() {
    PictureView* view = parts_.canvas->picturePage()->view();
    connect(parts_[Id::redo], &QAction::triggered, view, [view] { view->undoStack()->redo(); });
    connect(view->undoStack(), &QUndoStack::canRedoChanged, this, &Menus::update);
    connect(view, &PictureView::maskChanged, this, &Menus::update);
    connect(parts_[Id::maskAll], &QAction::triggered, view, &PictureView::maskAll);
    connect(parts_[Id::maskInvert], &QAction::triggered, view, &PictureView::maskInvert);
    connect(parts_[Id::maskClear], &QAction::triggered, view, &PictureView::maskClear);
    connect(parts_[Id::maskFromAlpha], &QAction::triggered, this, &Menus::markTransparentParts);
    parts_[Id::maskShow]->setChecked(true);
    connect(parts_[Id::maskShow], &QAction::toggled, view, &PictureView::setMaskShown);
}

void Menus::connectHelp() {
    connect(parts_[Id::guide], &QAction::triggered, this, [this] {
        try {
            GuideWindow::showOver(window_);
        } catch (const Error& error) {
            parts_.say(inWords(error));
        }
    });
    connect(parts_[Id::keys], &QAction::triggered, this,
            [this] { (new FirstSteps(*parts_.actions, window_))->show(); });
    connect(parts_[Id::about], &QAction::triggered, this, &Menus::showAbout);
}

void Menus::startAnew() {
    parts_.prompt->setPrompt({});
    parts_.canvas->picturePage()->close();
    parts_.canvas->showStart();
    parts_.prompt->focusPrompt();
}

void Menus::undo() {
    QUndoStack* strokes = parts_.canvas->picturePage()->view()->undoStack();
    if (parts_.canvas->showsPicture() && strokes->canUndo())
        strokes->undo();
    else
        parts_.gallery->undo();
}

void Menus::showGallery(bool isOn) {
    parts_.canvas->setVisible(!isOn);
    if (!isOn)
        return;
    parts_.gallery->show();
    parts_.gallery->raise();
    parts_.gallery->focusSearch();
    window_->resizeDocks({parts_.prompt, parts_.gallery}, {310, window_->width()}, Qt::Horizontal);
}

void Menus::markTransparentParts() {
    PictureView* view = parts_.canvas->picturePage()->view();
    const QImage& picture = view->picture();
    if (!picture.hasAlphaChannel())
        return parts_.say(tr("This picture has no transparent parts."));
    QImage opaque = picture.convertToFormat(QImage::Format_Alpha8);
    opaque.reinterpretAsFormat(QImage::Format_Grayscale8);
    opaque.invertPixels();
    view->maskFrom(opaque, tr("Mark transparent parts"));
}

void Menus::showAbout() {
    QMessageBox::about(
        window_, tr("About Unclip Studio"),
        QStringLiteral("<h3>Unclip Studio %1</h3><p>%2</p><p>%3</p>")
            .arg(QString::fromLatin1(version()),
                 tr("Paints pictures from words by the method of DALL·E 2 (unCLIP), on your own machine."),
                 tr("Nothing is ever sent anywhere; only fetching a model uses the network.")));
}

void Menus::update() {
    const bool isPicture = parts_.canvas->showsPicture();
    PictureView* view = parts_.canvas->picturePage()->view();
    for (const Id id : kOnPicture) parts_[id]->setEnabled(isPicture);
    parts_[Id::maskClear]->setEnabled(isPicture && view->hasMask());
    parts_.tools->setEnabled(isPicture);
    parts_[Id::cancel]->setEnabled(parts_.jobs->running() != nullptr);
    parts_[Id::redo]->setEnabled(isPicture && view->undoStack()->canRedo());
    const QString title = isPicture ? QFileInfo(parts_.canvas->picturePage()->picture().path).fileName() : QString();
    window_->setWindowTitle(title.isEmpty() ? QStringLiteral("Unclip Studio")
                                            : title + QStringLiteral(" – Unclip Studio"));
}

}  // namespace unclip::ui
