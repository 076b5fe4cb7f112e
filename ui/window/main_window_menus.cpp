#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QUrl>

#include "ui/canvas/canvas_area.h"
#include "ui/canvas/edit_bar.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/results_grid.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/help/first_steps.h"
#include "ui/models/models_dialog.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/queue/job_list.h"
#include "ui/queue/queue_dock.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_dialog.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

namespace unclip::ui {

void MainWindow::buildMenus() {
    const auto& a = *actions_;
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({a["new"], a["open"]});
    QMenu* recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const QString& path : preferences_->recentFiles())
            connect(recent->addAction(QFileInfo(path).fileName()), &QAction::triggered, this,
                    [this, path] { openFiles({path}); });
        if (recent->isEmpty())
            recent->addAction(tr("Nothing yet"))->setEnabled(false);
    });
    file->addSeparator();
    file->addActions({a["import"], a["save"], a["saveRequest"]});
    file->addSeparator();
    file->addAction(a["quit"]);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({a["undo"], a["redo"]});
    edit->addSeparator();
    edit->addActions({a["copy"], a["paste"]});
    edit->addSeparator();
    edit->addActions({a["focusPrompt"], a["paint"], a["cancel"]});
    edit->addSeparator();
    edit->addAction(a["preferences"]);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({a["zoomIn"], a["zoomOut"], a["fit"], a["actualSize"], a["split"]});
    view->addSeparator();
    view->addActions({prompt_->toggleViewAction(), queue_->toggleViewAction(), gallery_->toggleViewAction(),
                      tools_->toggleViewAction()});
    view->addSeparator();
    view->addActions({a["galleryPage"], a["hideDocks"], a["fullScreen"]});

    QMenu* image = menuBar()->addMenu(tr("&Image"));
    for (const PictureActionFacts& facts : pictureActions()) {
        // Their letters work where a picture has the focus; in the menu they are only shown.
        QAction* action = image->addAction(icon(facts.icon), facts.text);
        action->setToolTip(facts.tip);
        connect(action, &QAction::triggered, this, [this, kind = facts.action] {
            if (const FinishedPicture* picture = canvas_->current())
                carryOut(kind, FinishedPicture(*picture));
        });
    }
    connect(image, &QMenu::aboutToShow, this, [this, image] {
        for (QAction* action : image->actions()) action->setEnabled(canvas_->current() != nullptr);
    });

    QMenu* mask = menuBar()->addMenu(tr("&Mask"));
    mask->addActions({a["select"], a["brush"], a["eraser"], a["lasso"], a["rectangle"], a["pan"], a["zoom"]});
    mask->addSeparator();
    mask->addActions({a["maskAll"], a["maskInvert"], a["maskClear"], a["maskFromAlpha"], a["maskShow"]});

    QMenu* models = menuBar()->addMenu(tr("M&odels"));
    models->addActions({a["modelAdd"], a["modelList"]});

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addActions({a["keys"], a["log"]});
    help->addSeparator();
    help->addAction(a["about"]);
    addActions(a.all());
}

void MainWindow::connectActions() {
    const auto& a = *actions_;
    PictureView* view = canvas_->picturePage()->view();
    const auto on = [&](const char* name, auto slot) { connect(a[name], &QAction::triggered, this, slot); };
    on("new", [this] {
        prompt_->setPrompt({});
        canvas_->picturePage()->close();
        canvas_->showStart();
        prompt_->focusPrompt();
    });
    on("open", [this] {
        openFiles(QFileDialog::getOpenFileNames(
            this, tr("Open a picture"), {},
            tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;All files (*)")));
    });
    on("save", [this] {
        if (const FinishedPicture* picture = canvas_->current())
            carryOut(PictureAction::exportAs, FinishedPicture(*picture));
    });
    on("import", [this] { importPictures(); });
    on("saveRequest", [this] { saveRequest(); });
    on("quit", [this] { close(); });
    on("undo", [this, view] {
        if (canvas_->showsPicture() && view->undoStack()->canUndo())
            view->undoStack()->undo();
        else
            gallery_->undo();
    });
    on("redo", [view] { view->undoStack()->redo(); });
    connect(view->undoStack(), &QUndoStack::canRedoChanged, this, &MainWindow::updateActions);
    on("copy", [this] {
        if (const FinishedPicture* picture = canvas_->current())
            carryOut(PictureAction::copy, FinishedPicture(*picture));
    });
    on("paste", [this] { paste(); });
    on("preferences", [this] { SettingsDialog(preferences_, actions_, this).exec(); });
    on("paint", [this] { paint(); });
    on("cancel", [this] {
        if (const Job* job = jobs_->running())
            jobs_->cancel(job->id);
    });
    on("focusPrompt", [this] { prompt_->focusPrompt(); });
    on("zoomIn", [view] { view->zoomBy(1.25); });
    on("zoomOut", [view] { view->zoomBy(0.8); });
    on("fit", [view] { view->fit(); });
    on("actualSize", [view] { view->zoomTo(1.0); });
    connect(a["split"], &QAction::toggled, view, &PictureView::setSplit);
    connect(a["galleryPage"], &QAction::toggled, this, [this](bool isOn) {
        canvas_->setVisible(!isOn);
        if (isOn) {
            gallery_->show();
            gallery_->raise();
            gallery_->focusSearch();
            resizeDocks({prompt_, gallery_}, {310, width()}, Qt::Horizontal);
        }
    });
    connect(canvas_, &CanvasArea::pageChanged, a["galleryPage"],
            [gallery = a["galleryPage"]] { gallery->setChecked(false); });
    connect(a["hideDocks"], &QAction::toggled, this, &MainWindow::hideDocks);
    connect(a["fullScreen"], &QAction::toggled, this, [this](bool isOn) { isOn ? showFullScreen() : showNormal(); });
    on("maskAll", [view] { view->maskAll(); });
    on("maskInvert", [view] { view->maskInvert(); });
    on("maskClear", [view] { view->maskClear(); });
    on("maskFromAlpha", [this, view] {
        const QImage& picture = view->picture();
        if (!picture.hasAlphaChannel())
            return say(tr("This picture has no transparent parts."));
        QImage opaque = picture.convertToFormat(QImage::Format_Alpha8);
        opaque.reinterpretAsFormat(QImage::Format_Grayscale8);
        opaque.invertPixels();
        view->maskFrom(opaque, tr("Mark transparent parts"));
    });
    a["maskShow"]->setChecked(true);
    connect(a["maskShow"], &QAction::toggled, view, &PictureView::setMaskShown);
    on("modelAdd", [this] {
        QString trouble;
        if (!ModelsDialog::addFolder(preferences_, this, &trouble))
            return;
        if (!trouble.isEmpty())
            say(trouble);
        readModels();
    });
    on("modelList", [this] {
        ModelsDialog dialog(preferences_, download_, this);
        connect(&dialog, &ModelsDialog::modelsChanged, this, &MainWindow::readModels);
        dialog.exec();
    });
    on("keys", [this] { (new FirstSteps(*actions_, this))->show(); });
    on("log", [this] { showLog({}); });
    on("about", [this] {
        QMessageBox::about(
            this, tr("About Unclip Studio"),
            QStringLiteral("<h3>Unclip Studio %1</h3><p>%2</p><p>%3</p>")
                .arg(QStringLiteral(UNCLIP_VERSION),
                     tr("Paints pictures from words by the method of DALL·E 2 (unCLIP), on your own machine."),
                     tr("Nothing is ever sent anywhere; only fetching a model uses the network.")));
    });
}

void MainWindow::updateActions() {
    const auto& a = *actions_;
    const bool isPicture = canvas_->showsPicture();
    PictureView* view = canvas_->picturePage()->view();
    for (const char* name :
         {"zoomIn", "zoomOut", "fit", "actualSize", "split", "select", "brush", "eraser", "lasso", "rectangle", "pan",
          "zoom", "maskAll", "maskInvert", "maskClear", "maskShow", "maskFromAlpha"})
        a[name]->setEnabled(isPicture);
    a["maskClear"]->setEnabled(isPicture && view->hasMask());
    tools_->setEnabled(isPicture);
    a["cancel"]->setEnabled(jobs_->running() != nullptr);
    a["redo"]->setEnabled(isPicture && view->undoStack()->canRedo());
    const QString title = isPicture ? QFileInfo(canvas_->picturePage()->picture().path).fileName() : QString();
    setWindowTitle(title.isEmpty() ? QStringLiteral("Unclip Studio") : title + QStringLiteral(" – Unclip Studio"));
}

}  // namespace unclip::ui
