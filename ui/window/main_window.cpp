#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QScreen>
#include <QSessionManager>
#include <QStatusBar>
#include <QThreadPool>
#include <QTimer>

#include "ui/base/preferences.h"
#include "ui/base/program_log.h"
#include "ui/base/watchdog.h"
#include "ui/base/worker_threads.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/results_grid.h"
#include "ui/canvas/tool_bar.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/headless/background.h"
#include "ui/headless/library/picture_keeper.h"
#include "ui/headless/paths.h"
#include "ui/help/log_window.h"
#include "ui/jobs/job_list.h"
#include "ui/pictures/brought_pictures.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/style_chips.h"
#include "ui/queue/job_status.h"
#include "ui/queue/queue_dock.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/theme.h"
#include "ui/window/exports.h"
#include "ui/window/incoming.h"
#include "ui/window/menus.h"
#include "ui/window/model_choice.h"
#include "ui/window/painting.h"
#include "ui/window/picture_commands.h"
#include "ui/window/session.h"
#include "ui/window/structure_from_picture.h"

namespace unclip::ui {
namespace {

constexpr QSize kBestSize(1360, 860);
constexpr int kRoomForGallery = 760, kRoomForQueue = 520;  // of the first window, in pixels
constexpr int kWorkers = 4;                                // threads for what is short: reading models, pictures, lists

WindowParts makeParts(Preferences* preferences, JobQueue::EngineFactory factory, const LibraryPlaces& places,
                      QWidget* window) {
    WindowParts parts{};
    parts.preferences = preferences;
    parts.actions = new Actions(preferences, window);
    parts.keeper = new PictureKeeper(places, spareFolders(), window);
    parts.client = new EngineClient(std::move(factory), parts.keeper, window);
    parts.jobs = new JobList(parts.client, window);
    parts.prompt = new PromptDock(*parts.actions, window);
    parts.queue = new QueueDock(parts.jobs, window);
    parts.gallery = new GalleryDock(places, *parts.actions, window);
    parts.canvas = new CanvasArea(parts.jobs, *parts.actions, window);
    parts.tools = new CanvasToolBar(*parts.actions, parts.canvas->picturePage()->view(), window);
    parts.status = new JobStatus(parts.jobs, window);
    return parts;
}

}  // namespace

MainWindow::MainWindow(Preferences* preferences, JobQueue::EngineFactory factory, const LibraryPlaces& places,
                       QWidget* parent)
    : QMainWindow(parent),
      parts_(makeParts(preferences, std::move(factory), places, this)),
      incoming_(new Incoming(parts_, this)),
      models_(new ModelChoice(parts_, this)),
      session_(new Session(parts_, this)),
      watchdog_(new Watchdog(this)) {
    layOut();
    auto* painting = new Painting(parts_, this);
    connect(painting, &Painting::detailsWanted, this,
            [this](JobId id) { showLog(QStringLiteral("Job %1 failed").arg(id)); });
    auto* exports = new Exports(parts_, this);
    auto* structure = new StructureFromPicture(parts_, this);
    auto* commands = new PictureCommands(parts_, painting, exports, structure, this);
    workers_ = {
        new Menus(parts_, incoming_, this), commands, structure, exports, painting, session_, models_, incoming_};
    connectParts();
    connectKeeper();
    takePreferences();
    restoreLayout();
    parts_.canvas->showStart();
    parts_.prompt->focusPrompt();
    beginThreads(backgroundThreads(), kWorkers);
    beginThreads(*QThreadPool::globalInstance(), QThread::idealThreadCount());  // on which Qt paints
    session_->restore();
    if (parts_.preferences->wasRepaired())
        parts_.say(
            tr("The settings could not be read. The standard settings are used; the old file was kept beside them."));
    qApp->installEventFilter(this);
    const auto saveForDesktop = [this](QSessionManager& desktop) {
        const bool mayAsk = desktop.allowsInteraction();
        if (!saveBeforeEnd(mayAsk))
            desktop.cancel();
        if (mayAsk)
            desktop.release();
    };
    connect(qApp, &QGuiApplication::commitDataRequest, this, saveForDesktop, Qt::DirectConnection);
    // Models are looked for, and the engine's library is opened, when the window is on the screen.
    QTimer::singleShot(0, models_, &ModelChoice::read);
}

MainWindow::~MainWindow() {
    // Reports that are still underway must not reach a window that is half gone.
    qDeleteAll(workers_);
    parts_.canvas->picturePage()->view()->undoStack()->disconnect();
    for (QObject* child : findChildren<QObject*>()) child->disconnect(this);
    delete parts_.client;
}

void MainWindow::layOut() {
    setAcceptDrops(true);
    setMinimumSize(900, 560);
    setDockNestingEnabled(true);
    setCentralWidget(parts_.canvas);
    addToolBar(parts_.tools);
    addDockWidget(Qt::LeftDockWidgetArea, parts_.prompt);
    addDockWidget(Qt::LeftDockWidgetArea, parts_.queue);
    addDockWidget(Qt::RightDockWidgetArea, parts_.gallery);
    resizeDocks({parts_.prompt, parts_.queue}, {500, 200}, Qt::Vertical);
    resizeDocks({parts_.prompt, parts_.gallery}, {310, 300}, Qt::Horizontal);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(parts_.status, 1);
}

void MainWindow::restoreLayout() {
    if (parts_.preferences->windowGeometry().isEmpty() || !restoreGeometry(parts_.preferences->windowGeometry()))
        fitScreen();
    restoreState(parts_.preferences->windowState());
}

void MainWindow::fitScreen() {
    const QScreen* screen = QGuiApplication::screenAt(QCursor::pos());
    const QRect area = (screen != nullptr ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const int title = style()->pixelMetric(QStyle::PM_TitleBarHeight), border = 2;
    const QSize room = area.size() - QSize(2 * border, title + 2 * border);
    // What there is no room for is one menu entry away.
    if (room.width() < kRoomForGallery)
        parts_.gallery->hide();
    if (room.height() < kRoomForQueue)
        parts_.queue->hide();
    setMinimumSize(minimumSize().boundedTo(room));
    resize(kBestSize.boundedTo(room));
    move(area.topLeft() + QPoint((area.width() - width()) / 2 - border, (area.height() - height() - title) / 2));
}

void MainWindow::connectParts() {
    const auto onJobs = [this] {
        const bool isBusy = parts_.jobs->isBusy();
        parts_.prompt->setBusy(isBusy);
        watchdog_->setOn(parts_.jobs->running() != nullptr);
        parts_.gallery->setBusy(isBusy);
    };
    connect(parts_.jobs, &JobList::jobAdded, this, onJobs);
    connect(parts_.jobs, &JobList::jobChanged, this, onJobs);
    connect(parts_.jobs, &JobList::noted, this, [this](JobId, const QString& sentence) {
        if (parts_.preferences->logsPrompts())  // a note quotes what was left out of a prompt
            logInfo(QStringLiteral("Note: %1").arg(sentence));
        parts_.status->say(sentence);
    });
    connect(parts_.queue, &QueueDock::jobChosen, parts_.canvas, &CanvasArea::showJob);
    connect(parts_.queue, &QueueDock::detailsWanted, this,
            [this](JobId id) { showLog(QStringLiteral("Job %1 failed").arg(id)); });
    connect(parts_.prompt->chips(), &StyleChips::ownWordsChanged, parts_.preferences, &Preferences::setOwnStyles);
    connect(parts_[ActionId::hideDocks], &QAction::toggled, this, &MainWindow::hideDocks);
    connect(parts_[ActionId::log], &QAction::triggered, this, [this] { showLog({}); });
    connect(parts_.preferences, &Preferences::changed, this, &MainWindow::takePreferences);
    parts_.gallery->setEngine([client = QPointer<EngineClient>(parts_.client)](
                                  std::function<void(Engine&)> work, std::function<void(const Sentence&)> failed) {
        if (client != nullptr)
            client->call(std::move(work), std::move(failed));
    });
    connect(parts_.gallery, &GalleryDock::removed, this, [this](const QStringList& files) {
        for (const QString& file : files) parts_.canvas->results()->removePicture(file);
    });
}

void MainWindow::connectKeeper() {
    connect(parts_.keeper, &PictureKeeper::kept, parts_.gallery, &GalleryDock::noticePicture);
    connect(parts_.keeper, &PictureKeeper::trouble, this, [](const QString& sentence) { logWarning(sentence); });
    connect(parts_.keeper, &PictureKeeper::notListed, parts_.gallery->messages(),
            [this](const QString& sentence) { parts_.gallery->messages()->say(sentence); });
    connect(parts_.keeper, &PictureKeeper::takenUp, this, [this](int count) {
        parts_.say(tr("%n picture(s) that could not be written the last time are in the gallery now.", nullptr, count));
    });
    QTimer::singleShot(0, parts_.keeper, qOverload<>(&PictureKeeper::takeUp));
    connect(parts_.keeper, &PictureKeeper::allKept, this, [this] {
        parts_.say(tr("Every picture is written and listed now."));
        parts_.gallery->messages()->hide();
    });
}

void MainWindow::takePreferences() {
    PictureView* view = parts_.canvas->picturePage()->view();
    view->setMaskColour(parts_.preferences->maskColour(), parts_.preferences->maskOpacity());
    const QString pressure = parts_.preferences->tabletPressure();
    view->setPressure(pressure == QLatin1String("opacity") ? PictureView::Pressure::opacity
                      : pressure == QLatin1String("none")  ? PictureView::Pressure::none
                                                           : PictureView::Pressure::size);
    parts_.prompt->chips()->setOwnWords(parts_.preferences->ownStyles());
    if (const QString folder = parts_.preferences->picturesFolder(); folder != picturesFolder_) {
        if (!picturesFolder_.isEmpty()) {
            const LibraryPlaces places = LibraryPlaces::forPictures(toPath(folder));
            parts_.keeper->setPlaces(places);
            parts_.gallery->setPlaces(places);
        }
        picturesFolder_ = folder;
    }
    applyTheme(*qApp, parts_.preferences->theme());
}

void MainWindow::openFiles(const QStringList& paths) {
    incoming_->openFiles(paths);
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
        for (QWidget* widget : QList<QWidget*>{parts_.prompt, parts_.queue, parts_.gallery, parts_.tools}) {
            if (widget->isVisible())
                hiddenDocks_.append(widget);
        }
        for (QWidget* widget : hiddenDocks_) widget->hide();
    } else {
        for (QWidget* widget : hiddenDocks_) widget->show();
        hiddenDocks_.clear();
    }
}

void MainWindow::save() {
    if (!hiddenDocks_.isEmpty())
        hideDocks(false);
    session_->keep();
    parts_.preferences->setWindow(saveGeometry(), saveState());
    parts_.preferences->sync();
}

void MainWindow::end() {
    isEnding_ = true;
    close();
    emit ended();
    QApplication::exit();
}

bool MainWindow::saveBeforeEnd(bool mayAsk) {
    save();
    isDesktopEnding_ = !mayAsk || session_->mayLosePictures();
    return isDesktopEnding_;
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == qApp && event->type() == QEvent::Quit && isDesktopEnding_) {
        end();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!isEnding_ && !session_->mayClose())
        return event->ignore();
    save();
    if (const Job* job = parts_.jobs->running())
        parts_.jobs->cancel(job->id);
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (bringsPictures(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    incoming_->take(*event->mimeData());
}

}  // namespace unclip::ui
