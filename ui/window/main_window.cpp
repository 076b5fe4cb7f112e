#include "ui/window/main_window.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QStatusBar>
#include <QThreadPool>
#include <QTimer>

#include "ui/base/program_log.h"
#include "ui/base/state_folder.h"
#include "ui/base/watchdog.h"
#include "ui/base/worker_threads.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/edit_bar.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/results_grid.h"
#include "ui/canvas/start_page.h"
#include "ui/canvas/tool_bar.h"
#include "ui/export/picture_export.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/headless/library/picture_file.h"
#include "ui/headless/models/model_download.h"
#include "ui/help/log_window.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_history.h"
#include "ui/prompt/settings_panel.h"
#include "ui/prompt/style_chips.h"
#include "ui/queue/job_list.h"
#include "ui/queue/job_status.h"
#include "ui/queue/queue_dock.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/session.h"
#include "ui/window/window_actions.h"

namespace unclip::ui {
namespace {

constexpr int kWorkers = 4;  // threads for what is short: reading models, pictures, lists

}  // namespace

MainWindow::MainWindow(Preferences* preferences, JobQueue::EngineFactory factory, const LibraryPlaces& places,
                       QWidget* parent)
    : QMainWindow(parent),
      preferences_(preferences),
      keeper_(new PictureKeeper(places, this)),
      client_(new EngineClient(std::move(factory), keeper_, this)),
      jobs_(new JobList(client_, this)),
      actions_(new WindowActions(preferences, this)),
      prompt_(new PromptDock(this)),
      queue_(new QueueDock(jobs_, this)),
      gallery_(new GalleryDock(places, this)),
      canvas_(new CanvasArea(jobs_, this)),
      tools_(new CanvasToolBar(*actions_, canvas_->picturePage()->view(), this)),
      status_(new JobStatus(jobs_, this)),
      export_(new PictureExport(this)),
      download_(new ModelDownload(this)),
      session_(new SessionFile(
          stateFile(QStringLiteral("session.json")), [this] { return sessionState(); }, this)),
      watchdog_(new Watchdog(this)) {
    setWindowTitle(QStringLiteral("Unclip Studio"));
    setAcceptDrops(true);
    setMinimumSize(900, 560);
    setDockNestingEnabled(true);
    setCentralWidget(canvas_);
    addToolBar(tools_);
    addDockWidget(Qt::LeftDockWidgetArea, prompt_);
    addDockWidget(Qt::LeftDockWidgetArea, queue_);
    addDockWidget(Qt::RightDockWidgetArea, gallery_);
    resizeDocks({prompt_, queue_}, {500, 200}, Qt::Vertical);
    resizeDocks({prompt_, gallery_}, {310, 300}, Qt::Horizontal);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(status_, 1);
    buildMenus();
    connectActions();
    connectParts();
    connectGallery();
    takePreferences();

    if (preferences_->windowGeometry().isEmpty() || !restoreGeometry(preferences_->windowGeometry()))
        resize(1360, 860);
    restoreState(preferences_->windowState());
    canvas_->showStart();
    updateActions();
    prompt_->focusPrompt();
    if (preferences_->restoresSession())
        restoreSession();
    isRestored_ = true;
    if (preferences_->wasRepaired())
        say(tr("The settings could not be read. The standard settings are used; the old file was kept beside them."));
    beginThreads(*QThreadPool::globalInstance(), kWorkers);
    // Models are looked for, and the engine's library is opened, when the window is on the screen.
    QTimer::singleShot(0, this, &MainWindow::readModels);
}

MainWindow::~MainWindow() {
    // Reports that are still underway must not reach a window that is half gone.
    canvas_->picturePage()->view()->undoStack()->disconnect(this);
    for (QObject* child : findChildren<QObject*>()) child->disconnect(this);
    delete client_;
    client_ = nullptr;
}

void MainWindow::connectParts() {
    PicturePage* page = canvas_->picturePage();
    connect(prompt_, &PromptDock::paintWanted, this, &MainWindow::paint);
    connect(prompt_, &PromptDock::compareWanted, this, [this] { paintComparison(prompt_->request()); });
    connect(prompt_, &PromptDock::changed, session_, &SessionFile::changed);
    connect(prompt_->settings(), &SettingsPanel::modelChanged, this, &MainWindow::prepareModel);
    connect(prompt_->chips(), &StyleChips::ownWordsChanged, preferences_, &Preferences::setOwnStyles);
    connect(canvas_->startPage(), &StartPage::exampleChosen, this, [this](const QString& text) {
        prompt_->setPrompt(text);
        paint();
    });
    connect(canvas_->startPage(), &StartPage::openWanted, (*actions_)["open"], &QAction::trigger);
    connect(canvas_->results(), &ResultsGrid::actionTriggered, this, &MainWindow::carryOut);
    connect(canvas_, &CanvasArea::pageChanged, this, &MainWindow::updateActions);
    connect(page, &PicturePage::editWanted, this, &MainWindow::paintEdit);
    connect(page, &PicturePage::opened, this, [this] {
        (*actions_)["galleryPage"]->setChecked(false);
        updateActions();
        session_->changed();
    });
    connect(page, &PicturePage::editChanged, session_, &SessionFile::changed);
    connect(page->view(), &PictureView::hideDocksWanted, (*actions_)["hideDocks"], &QAction::toggle);
    connect(page->view(), &PictureView::maskChanged, this, &MainWindow::updateActions);
    connect(queue_, &QueueDock::jobChosen, canvas_, &CanvasArea::showJob);
    connect(queue_, &QueueDock::detailsWanted, this, [this](JobId id) {
        if (jobs_->find(id) != nullptr)
            showLog(QStringLiteral("Job %1 failed").arg(id));
    });

    const auto onJobs = [this] {
        const bool isBusy = jobs_->isBusy();
        prompt_->setBusy(isBusy);
        watchdog_->setOn(jobs_->running() != nullptr);
        gallery_->setBusy(isBusy);
        (*actions_)["cancel"]->setEnabled(jobs_->running() != nullptr);
    };
    connect(jobs_, &JobList::jobAdded, this, onJobs);
    connect(jobs_, &JobList::jobChanged, this, onJobs);
    connect(jobs_, &JobList::unfinishedChanged, session_, &SessionFile::changed);
    connect(jobs_, &JobList::noted, this, [this](JobId, const QString& sentence) { status_->say(sentence); });
    connect(jobs_, &JobList::jobEnded, this, &MainWindow::notifyAboutEnd);
    connect(jobs_, &JobList::pictureFinished, this, [this](JobId, const FinishedPicture& picture) {
        if (!picture.trouble.isEmpty())
            say(picture.trouble, tr("Save elsewhere…"), [this, picture] { saveElsewhere(picture); });
    });
    connect(client_, &EngineClient::started, this, [this](JobId id) {
        jobTimer_.start();
        if (const Job* job = jobs_->find(id); job != nullptr && preferences_->logsPrompts())
            logInfo(QStringLiteral("Job %1: %2").arg(id).arg(QString::fromStdString(job->request.prompt)));
    });
    connect(client_, &EngineClient::prepared, status_, &JobStatus::setDevice);
    connect(client_, &EngineClient::notPrepared, this, [this](const QString& sentence) { say(sentence); });
    connect(export_, &PictureExport::existing, this, &MainWindow::askAboutExisting);
    connect(export_, &PictureExport::failed, this, [this](const QString& sentence) { say(sentence); });
    connect(export_, &PictureExport::progressed, this, [this](int done, int all) {
        if (all > 1)
            status_->say(tr("Exported %1 of %2.").arg(QLocale().toString(done), QLocale().toString(all)));
    });
    connect(export_, &PictureExport::finished, this, [this](const QStringList& files) {
        status_->say(files.size() == 1 ? tr("Exported to %1").arg(files.first())
                                       : tr("%n pictures were exported to %1", nullptr, static_cast<int>(files.size()))
                                             .arg(preferences_->exportFolder()));
    });
    connect(download_, &ModelDownload::failed, this, [this](const QString& sentence) { say(sentence); });
    connect(download_, &ModelDownload::finished, this, [this](const QString& folder) {
        if (!preferences_->modelFolders().contains(folder))
            preferences_->setModelFolders(preferences_->modelFolders() << folder);
        say(tr("“%1” is here. Choose it under More, beside the prompt.").arg(download_->model().name));
        readModels();
    });
    connect(session_, &SessionFile::failed, this, [this](const QString& sentence) { say(sentence); });
    connect(preferences_, &Preferences::changed, this, &MainWindow::takePreferences);
    connect(prompt_->history(), &PromptHistory::changed, session_, &SessionFile::changed);
}

void MainWindow::connectGallery() {
    gallery_->setEngine([this](std::function<void(Engine&)> work, std::function<void(const Sentence&)> failed) {
        if (client_ != nullptr)
            client_->call(std::move(work), std::move(failed));
    });
    connect(keeper_, &PictureKeeper::kept, gallery_, &GalleryDock::noticePicture);
    connect(keeper_, &PictureKeeper::trouble, this, [](const QString& sentence) { logWarning(sentence); });
    connect(keeper_, &PictureKeeper::notListed, gallery_->messages(), [this](const QString& sentence) {
        logWarning(sentence);
        gallery_->messages()->say(sentence);
    });
    connect(keeper_, &PictureKeeper::allKept, this, [this] {
        say(tr("Every picture is written and listed now."));
        gallery_->messages()->hide();
    });
    connect(gallery_, &GalleryDock::opened, canvas_, &CanvasArea::showPicture);
    connect(gallery_, &GalleryDock::actionTriggered, this, &MainWindow::carryOut);
    connect(gallery_, &GalleryDock::settingsWanted, this, [this](const Request& request) {
        prompt_->setRequest(request, true);
        prompt_->focusPrompt();
    });
    connect(gallery_, &GalleryDock::exportWanted, this, &MainWindow::exportPictures);
    connect(gallery_, &GalleryDock::removed, this, [this](const QStringList& files) {
        for (const QString& file : files) canvas_->results()->removePicture(file);
    });
}

void MainWindow::takePreferences() {
    PictureView* view = canvas_->picturePage()->view();
    view->setMaskColour(preferences_->maskColour(), preferences_->maskOpacity());
    const QString pressure = preferences_->tabletPressure();
    view->setPressure(pressure == QLatin1String("opacity") ? PictureView::Pressure::opacity
                      : pressure == QLatin1String("none")  ? PictureView::Pressure::none
                                                           : PictureView::Pressure::size);
    prompt_->chips()->setOwnWords(preferences_->ownStyles());
    if (const QString folder = preferences_->picturesFolder(); folder != picturesFolder_) {
        if (!picturesFolder_.isEmpty()) {
            const LibraryPlaces places = LibraryPlaces::forPictures(toPath(folder));
            keeper_->setPlaces(places);
            gallery_->setPlaces(places);
        }
        picturesFolder_ = folder;
    }
    applyTheme(*qApp, preferences_->theme());
}

void MainWindow::say(const QString& sentence, const QString& actionText, std::function<void()> action) {
    logInfo(QStringLiteral("Said: %1").arg(sentence));
    canvas_->messages()->say(sentence, actionText, std::move(action));
}

void MainWindow::showLog(const QString& line) {
    auto* window = new LogWindow(this);
    window->show();
    if (!line.isEmpty())
        window->showLine(line);
}

void MainWindow::hideDocks(bool isHidden) {
    if (isHidden) {
        hiddenDocks_.clear();
        for (QWidget* widget : findChildren<QDockWidget*>()) {
            if (widget->isVisible())
                hiddenDocks_.append(widget);
        }
        if (tools_->isVisible())
            hiddenDocks_.append(tools_);
        for (QWidget* widget : hiddenDocks_) widget->hide();
    } else {
        for (QWidget* widget : hiddenDocks_) widget->show();
        hiddenDocks_.clear();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    int strange = 0;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
        else
            ++strange;
    }
    event->acceptProposedAction();
    if (!paths.isEmpty())
        openFiles(paths);
    else if (strange > 0)
        say(tr("Only files of this machine can be dropped here; save the picture first."));
}

}  // namespace unclip::ui
