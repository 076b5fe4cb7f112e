#include "ui/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>

#include "engine/error.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/results_grid.h"
#include "ui/canvas/start_page.h"
#include "ui/job_status.h"
#include "ui/message_bar.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_history.h"
#include "ui/prompt/settings_panel.h"
#include "ui/prompt/style_chips.h"
#include "ui/queue/job_list.h"
#include "ui/queue/queue_dock.h"
#include "ui/settings/preferences.h"
#include "ui/window_actions.h"

namespace unclip::ui {

MainWindow::MainWindow(Preferences* preferences, JobQueue::EngineFactory factory, EngineClient::KeepPicture keepPicture,
                       QWidget* parent)
    : QMainWindow(parent),
      preferences_(preferences),
      client_(new EngineClient(std::move(factory), std::move(keepPicture), this)),
      jobs_(new JobList(client_, this)),
      actions_(new WindowActions(preferences, this)),
      prompt_(new PromptDock(this)),
      queue_(new QueueDock(jobs_, this)),
      canvas_(new CanvasArea(jobs_, this)),
      status_(new JobStatus(jobs_, this)) {
    setWindowTitle(QStringLiteral("Unclip Studio"));
    setAcceptDrops(true);
    setMinimumSize(900, 560);
    setDockNestingEnabled(true);
    setCentralWidget(canvas_);
    addDockWidget(Qt::LeftDockWidgetArea, prompt_);
    addDockWidget(Qt::LeftDockWidgetArea, queue_);
    resizeDocks({prompt_, queue_}, {460, 220}, Qt::Vertical);
    resizeDocks({prompt_}, {310}, Qt::Horizontal);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(status_, 1);
    buildMenus();
    connectActions();

    connect(prompt_, &PromptDock::paintWanted, this, &MainWindow::paint);
    connect(prompt_, &PromptDock::compareWanted, this, [this] { paintComparison(prompt_->request()); });
    connect(prompt_->settings(), &SettingsPanel::modelChanged, this, &MainWindow::prepareModel);
    connect(prompt_->chips(), &StyleChips::ownWordsChanged, preferences_, &Preferences::setOwnStyles);
    prompt_->chips()->setOwnWords(preferences_->ownStyles());
    connect(canvas_->startPage(), &StartPage::exampleChosen, this, [this](const QString& text) {
        prompt_->setPrompt(text);
        paint();
    });
    connect(canvas_->results(), &ResultsGrid::actionTriggered, this, &MainWindow::carryOut);
    connect(queue_, &QueueDock::jobChosen, canvas_, &CanvasArea::showJob);
    const auto showBusy = [this] { prompt_->setBusy(jobs_->isBusy()); };
    connect(jobs_, &JobList::jobAdded, this, showBusy);
    connect(jobs_, &JobList::jobChanged, this, showBusy);
    connect(jobs_, &JobList::noted, this, [this](JobId, const QString& sentence) { status_->say(sentence); });
    connect(jobs_, &JobList::jobEnded, this, [this](JobId id) {
        const Job* job = jobs_->find(id);
        if (job != nullptr && job->state == Job::State::failed)
            say(job->sentence, tr("Try again"), [this, id] { jobs_->retry(id); });
    });
    connect(jobs_, &JobList::pictureFinished, this, [this](JobId, const FinishedPicture& picture) {
        if (!picture.trouble.isEmpty())
            say(picture.trouble);
    });
    connect(client_, &EngineClient::prepared, status_, &JobStatus::setDevice);
    connect(client_, &EngineClient::notPrepared, this, [this](const QString& sentence) { say(sentence); });

    restoreGeometry(preferences_->windowGeometry());
    restoreState(preferences_->windowState());
    if (preferences_->windowGeometry().isEmpty())
        resize(1360, 860);
    canvas_->showStart();
    prompt_->focusPrompt();
    // Models are looked for, and the engine's library is opened, after the first paint.
    QTimer::singleShot(0, this, &MainWindow::readModels);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildMenus() {
    const auto& a = *actions_;
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({a["new"], a["open"], a["save"], a["saveRequest"]});
    file->addSeparator();
    file->addAction(a["quit"]);
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({a["undo"], a["redo"]});
    edit->addSeparator();
    edit->addActions({a["copy"], a["paste"]});
    edit->addSeparator();
    edit->addActions({a["paint"], a["cancel"], a["focusPrompt"]});
    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({prompt_->toggleViewAction(), queue_->toggleViewAction()});
    addActions(a.all());
}

void MainWindow::connectActions() {
    const auto& a = *actions_;
    connect(a["paint"], &QAction::triggered, this, &MainWindow::paint);
    connect(a["cancel"], &QAction::triggered, this, [this] {
        if (const Job* job = jobs_->running())
            jobs_->cancel(job->id);
    });
    connect(a["focusPrompt"], &QAction::triggered, prompt_, &PromptDock::focusPrompt);
    connect(a["quit"], &QAction::triggered, this, &QWidget::close);
    connect(a["new"], &QAction::triggered, this, [this] {
        prompt_->setPrompt({});
        canvas_->showStart();
        prompt_->focusPrompt();
    });
}

void MainWindow::paint() {
    prompt_->history()->add(prompt_->prompt());
    submit(prompt_->request());
}

JobId MainWindow::submit(const Request& request, int comparison) {
    try {
        validate(request);
    } catch (const RequestError& error) {
        say(QString::fromUtf8(error.what()));
        return 0;
    }
    const bool wasBusy = jobs_->isBusy();
    const JobId id = jobs_->add(request, comparison);
    if (!wasBusy || canvas_->showsStart() || comparison > 0)
        canvas_->showJob(id);
    return id;
}

void MainWindow::paintComparison(Request request) {
    ++lastComparison_;
    JobId first = 0;
    for (const PriorMode mode : {PriorMode::prior, PriorMode::text, PriorMode::none}) {
        request.priorMode = mode;
        const JobId id = submit(request, lastComparison_);
        if (id == 0)
            return;
        first = first == 0 ? id : first;
    }
    canvas_->showJob(first);
}

void MainWindow::readModels() {
    const auto models = knownModels(preferences_->modelFolders());
    prompt_->settings()->setModels(models);
}

void MainWindow::prepareModel() {
    const ModelFacts* model = prompt_->settings()->model();
    status_->setModel(model != nullptr ? model->name : tr("No model"));
    if (model != nullptr && !model->trouble.isEmpty())
        say(model->trouble);
}

void MainWindow::carryOut(PictureAction action, const FinishedPicture& picture) {
    switch (action) {
        case PictureAction::vary:
        case PictureAction::upscale:
            break;
        case PictureAction::copySeed:
            prompt_->settings()->lockSeed(picture.seed);
            break;
        case PictureAction::useSettings:
            prompt_->setRequest(picture.request, true);
            break;
        case PictureAction::copy:
            QApplication::clipboard()->setImage(picture.load());
            break;
        default:
            break;
    }
}

void MainWindow::say(const QString& sentence, const QString& actionText, std::function<void()> action) {
    canvas_->messages()->say(sentence, actionText, std::move(action));
}

void MainWindow::openFiles(const QStringList&) {}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (jobs_->isBusy()) {
        QMessageBox box(QMessageBox::Question, tr("Close Unclip Studio?"),
                        tr("A picture is being painted. Finished pictures are kept; the unfinished ones are offered "
                           "again at the next start."),
                        QMessageBox::NoButton, this);
        QPushButton* close = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
        box.addButton(tr("Go on painting"), QMessageBox::RejectRole);
        box.setDefaultButton(close);
        box.exec();
        if (box.clickedButton() != close) {
            event->ignore();
            return;
        }
    }
    preferences_->setWindow(saveGeometry(), saveState());
    preferences_->sync();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    openFiles(paths);
    event->acceptProposedAction();
}

}  // namespace unclip::ui
