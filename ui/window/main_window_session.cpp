#include <QCloseEvent>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>

#include "ui/base/state_folder.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/picture_page.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_history.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/job_list.h"
#include "ui/settings/preferences.h"
#include "ui/window/main_window.h"
#include "ui/window/session.h"

// What comes back at the next start, and how the window closes.

namespace unclip::ui {

SessionState MainWindow::sessionState() {
    SessionState state;
    state.prompt = prompt_->shownRequest();
    state.isSeedLocked = prompt_->settings()->isSeedLocked();
    state.isUnfolded = prompt_->isUnfolded();
    state.history = prompt_->history()->prompts();
    for (const Job& job : jobs_->unfinished()) state.unfinished.append(job.request);
    if (canvas_->showsPicture()) {
        state.picture = canvas_->picturePage()->picture().path;
        const UnfinishedEdit edit = canvas_->picturePage()->unfinishedEdit();
        state.frame = edit.frame;
        state.candidates = edit.candidates;
    }
    return state;
}

void MainWindow::restoreSession() {
    if (!session_->isOwn())
        say(
            tr("Unclip Studio is open in another window too. Pictures of both go into the gallery; the prompt and the "
               "queue of this window don't come back at the next start."));
    const SessionState state = session_->read();
    prompt_->setRequest(state.prompt, state.isSeedLocked);
    prompt_->setUnfolded(state.isUnfolded);
    prompt_->history()->setPrompts(state.history);
    if (!state.unfinished.isEmpty()) {
        // Not painted at once: one of them may be what ended the program.
        jobs_->setPaused(true);
        for (const Request& request : state.unfinished) jobs_->add(request);
        say(tr("%n job(s) of the last session were not finished.", nullptr, static_cast<int>(state.unfinished.size())),
            tr("Go on"), [this] { jobs_->setPaused(false); });
    }
    if (!state.picture.isEmpty() && QFile::exists(state.picture))
        canvas_->picturePage()->reopen(state.picture, {state.frame, state.candidates});
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (jobs_->running() != nullptr) {
        QMessageBox box(
            QMessageBox::Question, tr("Close Unclip Studio?"),
            tr("A picture is being painted. Finished pictures are kept; unfinished ones are offered again at "
               "the next start."),
            QMessageBox::NoButton, this);
        QPushButton* close = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
        QPushButton* stay = box.addButton(tr("Go on painting"), QMessageBox::RejectRole);
        close->setObjectName(QStringLiteral("closeAnyway"));
        stay->setObjectName(QStringLiteral("stay"));
        box.setDefaultButton(close);
        box.exec();
        if (box.clickedButton() != close)
            return event->ignore();
    }
    if (!hiddenDocks_.isEmpty())
        hideDocks(false);
    session_->write();
    canvas_->picturePage()->flushMask();
    preferences_->setWindow(saveGeometry(), saveState());
    preferences_->sync();
    if (const Job* job = jobs_->running())
        jobs_->cancel(job->id);
    event->accept();
}

}  // namespace unclip::ui
