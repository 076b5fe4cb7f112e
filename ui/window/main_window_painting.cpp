#include <QApplication>
#include <QPointer>
#include <QSystemTrayIcon>
#include <QThreadPool>
#include <QTimer>

#include "engine/base/error.h"
#include "ui/base/program_log.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/headless/sentences.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_history.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/job_list.h"
#include "ui/queue/job_status.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/main_window.h"

// From the prompt to a job, and its end; which model paints.

namespace unclip::ui {
namespace {

constexpr qint64 kLongJob = 15'000;  // milliseconds after which the end of a job is worth a notification
constexpr int kNotificationMilliseconds = 6000;

}  // namespace

void MainWindow::paint() {
    prompt_->history()->add(prompt_->prompt());
    submit(prompt_->request());
}

JobId MainWindow::submit(const Request& request, int comparison) {
    try {
        validate(request);
    } catch (const RequestError& error) {
        say(inWords(error));
        return 0;
    }
    canvas_->messages()->hide();
    const bool wasBusy = jobs_->isBusy();
    const JobId id = jobs_->add(request, comparison);
    if (!descriptionOf(request.task).isEdit && (!wasBusy || canvas_->showsStart()))
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

void MainWindow::paintEdit(Task task, bool isErasing) {
    PicturePage* page = canvas_->picturePage();
    try {
        Request request = prompt_->request();
        if (isErasing)
            request.prompt.clear();
        request = task == Task::outpaint ? page->outpaintRequest(request)
                  : task == Task::detail ? page->detailRequest(request)
                                         : page->inpaintRequest(request);
        const JobId id = submit(request);
        if (id != 0)
            page->expect(id);
    } catch (const Error& error) {
        say(inWords(error));
    }
}

void MainWindow::readModels() {
    const QStringList folders = preferences_->modelFolders();
    QThreadPool::globalInstance()->start([this, alive = QPointer<MainWindow>(this), folders] {
        const auto models = knownModels(folders);
        QMetaObject::invokeMethod(qApp, [this, alive, models] {
            if (alive != nullptr)
                prompt_->settings()->setModels(models);
        });
    });
}

void MainWindow::prepareModel() {
    const ModelFacts* model = prompt_->settings()->model();
    status_->setModel(model != nullptr ? model->name : tr("No model"));
    prompt_->setCheck(nullptr);
    if (model == nullptr)
        return;
    if (!model->trouble.isEmpty())
        return say(model->trouble);
    QThreadPool::globalInstance()->start([this, alive = QPointer<MainWindow>(this), folder = model->folder] {
        std::shared_ptr<const PromptCheck> check;
        try {
            check = PromptCheck::fromModel(folder);
        } catch (const std::exception& error) {
            logWarning(QStringLiteral("The prompt can't be checked: %1").arg(QString::fromUtf8(error.what())));
        }
        QMetaObject::invokeMethod(qApp, [this, alive, check, folder] {
            const ModelFacts* now = alive != nullptr ? prompt_->settings()->model() : nullptr;
            if (now != nullptr && now->folder == folder)
                prompt_->setCheck(check);
        });
    });
    if (preferences_->opensModelAtStart()) {
        Request settings;
        prompt_->settings()->apply(settings);
        client_->prepare(settings.model, settings.device, settings.dtype);
    }
}

void MainWindow::notifyAboutEnd(JobId id) {
    const Job* job = jobs_->find(id);
    if (job == nullptr)
        return;
    if (job->state == Job::State::failed)
        say(job->sentence, tr("Details…"), [this, id] { showLog(QStringLiteral("Job %1 failed").arg(id)); });
    const bool isWorthIt = preferences_->notifies() && !isActiveWindow() && !jobs_->isBusy() && jobTimer_.isValid() &&
                           jobTimer_.elapsed() > kLongJob && job->state != Job::State::cancelled;
    if (!isWorthIt)
        return;
    QApplication::alert(this);
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        auto* tray = new QSystemTrayIcon(windowIcon(), this);
        tray->show();
        const QString text = job->state == Job::State::failed ? job->sentence : tr("The pictures are ready.");
        tray->showMessage(QStringLiteral("Unclip Studio"), text, windowIcon(), kNotificationMilliseconds);
        connect(tray, &QSystemTrayIcon::messageClicked, this, [this] { activateWindow(); });
        QTimer::singleShot(kNotificationMilliseconds, tray, &QObject::deleteLater);
    }
}

}  // namespace unclip::ui
