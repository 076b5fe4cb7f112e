#include "ui/window/painting.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>

#include "engine/base/error.h"
#include "ui/base/preferences.h"
#include "ui/base/program_log.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/start_page.h"
#include "ui/headless/harmless_text.h"
#include "ui/headless/sentences.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_history.h"
#include "ui/widgets/message_bar.h"

namespace unclip::ui {
namespace {

constexpr qint64 kLongJob = 15'000;  // milliseconds after which the end of a job is worth a notification
constexpr int kNotificationMilliseconds = 6000;

}  // namespace

Painting::Painting(const WindowParts& parts, QWidget* window) : QObject(window), parts_(parts), window_(window) {
    connect(parts[ActionId::paint], &QAction::triggered, this, &Painting::paint);
    connect(parts.prompt, &PromptDock::paintWanted, this, &Painting::paint);
    connect(parts.prompt, &PromptDock::compareWanted, this, [this] {
        if (canPaint())
            compare(parts_.prompt->plainRequest());
    });
    connect(parts.canvas->startPage(), &StartPage::exampleChosen, this, [this](const QString& text) {
        parts_.prompt->setPrompt(text);
        paint();
    });
    connect(parts.canvas->picturePage(), &PicturePage::editWanted, this, &Painting::edit);
    connect(parts[ActionId::cancel], &QAction::triggered, this, [this] {
        if (const Job* job = parts_.jobs->running())
            parts_.jobs->cancel(job->id);
    });
    connect(parts.client, &EngineClient::started, this, [this](JobId id) {
        jobTimer_.start();
        if (const Job* job = parts_.jobs->find(id); job != nullptr && parts_.preferences->logsPrompts())
            logInfo(QStringLiteral("Job %1: %2").arg(id).arg(QString::fromStdString(job->request.prompt)));
    });
    connect(parts.jobs, &JobList::jobEnded, this, &Painting::tellEnd);
}

void Painting::paint() {
    if (!canPaint())
        return;
    parts_.prompt->history()->add(parts_.prompt->prompt());
    submit(parts_.prompt->request());
}

bool Painting::canPaint() const {
    const QString trouble = parts_.prompt->trouble();
    if (!trouble.isEmpty()) {
        parts_.prompt->setUnfolded(true);  // where it is
        parts_.say(trouble);
    }
    return trouble.isEmpty();
}

JobId Painting::submit(const Request& request, int comparison) {
    try {
        validate(request);
    } catch (const RequestError& error) {
        parts_.say(inWords(error));
        return 0;
    }
    parts_.canvas->messages()->hide();
    const bool wasBusy = parts_.jobs->isBusy();
    const JobId id = parts_.jobs->add(request, comparison);
    if (!descriptionOf(request.task).isEdit && (!wasBusy || parts_.canvas->showsStart()))
        parts_.canvas->showJob(id);
    return id;
}

void Painting::compare(Request request) {
    ++lastComparison_;
    JobId first = 0;
    for (const PriorMode mode : {PriorMode::prior, PriorMode::text, PriorMode::none}) {
        request.priorMode = mode;
        const JobId id = submit(request, lastComparison_);
        if (id == 0)
            return;
        first = first == 0 ? id : first;
    }
    parts_.canvas->showJob(first);
}

void Painting::edit(Task task, bool isErasing) {
    PicturePage* page = parts_.canvas->picturePage();
    if (!canPaint())
        return;
    try {
        Request request = parts_.prompt->plainRequest(task);
        if (isErasing)
            request.prompt.clear();
        page->makeRequest(task, request, [this, page](const Request& made) {
            if (const JobId id = submit(made); id != 0)
                page->expect(id);
        });
    } catch (const Error& error) {
        parts_.say(inWords(error));
    }
}

void Painting::tellEnd(JobId id) {
    const Job* job = parts_.jobs->find(id);
    if (job == nullptr)
        return;
    if (job->state == Job::State::failed)
        parts_.say(job->sentence, tr("Details…"), [this, id] { emit detailsWanted(id); });
    const bool isWorthIt = parts_.preferences->notifies() && !window_->isActiveWindow() && !parts_.jobs->isBusy() &&
                           jobTimer_.isValid() && jobTimer_.elapsed() > kLongJob && job->state != Job::State::cancelled;
    if (isWorthIt)
        notify(job->state == Job::State::failed ? job->sentence : tr("The pictures are ready."));
}

void Painting::notify(const QString& sentence) {
    QApplication::alert(window_);
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    auto* tray = new QSystemTrayIcon(window_->windowIcon(), this);
    tray->show();
    tray->showMessage(QStringLiteral("Unclip Studio"), forNotification(sentence), window_->windowIcon(),
                      kNotificationMilliseconds);
    connect(tray, &QSystemTrayIcon::messageClicked, window_, &QWidget::activateWindow);
    QTimer::singleShot(kNotificationMilliseconds, tray, &QObject::deleteLater);
}

}  // namespace unclip::ui
