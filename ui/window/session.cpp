#include "ui/window/session.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include "ui/base/preferences.h"
#include "ui/canvas/canvas_area.h"
#include "ui/canvas/mask_store.h"
#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/headless/background.h"
#include "ui/headless/leftovers.h"
#include "ui/headless/library/picture_keeper.h"
#include "ui/headless/paths.h"
#include "ui/headless/state_folder.h"
#include "ui/pictures/brought_pictures.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/prompt_history.h"
#include "ui/prompt/settings_panel.h"
#include "ui/window/structure_from_picture.h"

namespace unclip::ui {
Session::Session(const WindowParts& parts, QWidget* window)
    : QObject(window),
      parts_(parts),
      window_(window),
      file_(new SessionFile(
          stateFile(QStringLiteral("session.json")), [this] { return state(); }, this)) {
    PicturePage* page = parts.canvas->picturePage();
    connect(parts.prompt, &PromptDock::changed, file_, &SessionFile::changed);
    connect(parts.prompt->history(), &PromptHistory::changed, file_, &SessionFile::changed);
    connect(page, &PicturePage::opened, file_, &SessionFile::changed);
    connect(page, &PicturePage::editChanged, file_, &SessionFile::changed);
    connect(parts.jobs, &JobList::unfinishedChanged, file_, &SessionFile::changed);
    connect(file_, &SessionFile::failed, this, [this](const QString& sentence) { parts_.say(sentence); });
}

SessionState Session::state() const {
    SessionState state;
    state.prompt = parts_.prompt->shownRequest();
    state.isSeedLocked = parts_.prompt->settings()->isSeedLocked();
    state.isUnfolded = parts_.prompt->isUnfolded();
    state.history = parts_.prompt->history()->prompts();
    for (const Job& job : parts_.jobs->unfinished()) state.unfinished.append(job.request);
    if (parts_.canvas->showsPicture()) {
        const PicturePage* page = parts_.canvas->picturePage();
        state.picture = page->picture().path;
        const UnfinishedEdit edit = page->unfinishedEdit();
        state.frame = edit.frame;
        state.candidates = edit.candidates;
    }
    return state;
}

void Session::restore() {
    const bool isWanted = parts_.preferences->restoresSession();
    if (isWanted && !file_->isOwn())
        parts_.say(
            tr("Unclip Studio is open in another window too. Pictures of both go into the gallery; the prompt and the "
               "queue of this window don't come back at the next start."));
    file_->read([this, isWanted, before = parts_.prompt->shownRequest()](const std::optional<SessionState>& state) {
        if (isWanted && state)
            take(*state, parts_.prompt->shownRequest() == before);
        if (file_->isOwn())
            removeLeftovers(state.value_or(SessionState()));
    });
}

void Session::take(const SessionState& state, bool isUntouched) {
    if (isUntouched)  // else a hand was faster
        parts_.prompt->setRequest(state.prompt, state.isSeedLocked);
    parts_.prompt->setUnfolded(state.isUnfolded);
    parts_.prompt->history()->setPrompts(state.history);
    if (!state.trouble.isEmpty())
        parts_.say(state.trouble);
    if (!state.unfinished.isEmpty()) {
        // Not painted at once: one of them may be what ended the program.
        parts_.jobs->setPaused(true);
        for (const Request& request : state.unfinished) parts_.jobs->add(request);
        const QString jobs =
            tr("%n job(s) of the last session were not finished.", nullptr, static_cast<int>(state.unfinished.size()));
        parts_.say(QStringList{state.trouble, jobs}.join(QLatin1Char(' ')).trimmed(), tr("Go on"),
                   [this] { parts_.jobs->setPaused(false); });
    }
    PicturePage* page = parts_.canvas->picturePage();
    if (!page->wasUsed() && !state.picture.isEmpty())
        page->reopen(state.picture, {state.frame, state.candidates});
}

void Session::removeLeftovers(const SessionState& state) {
    QStringList needed = state.candidates + parts_.preferences->recentFiles();
    needed << state.picture << toText(state.prompt.structure);
    for (const Request& request : state.unfinished)
        needed << toText(request.repaint.mask) << toText(request.picture) << toText(request.mix.secondPicture)
               << toText(request.structure);
    inBackground(
        this,
        [needed] {
            unclip::removeLeftovers(masksFolder(), QString::fromLatin1(kFrozenMasks), kLeftoverDays, needed);
            unclip::removeLeftovers(depthPicturesFolder(), QStringLiteral("*"), kLeftoverDays, needed);
            unclip::removeLeftovers(pastedFolder(), QStringLiteral("*"), kLeftoverDays, needed);
        },
        [] {}, {});
}

bool Session::mayClose() {
    return mayEndJob() && mayLosePictures();
}

bool Session::mayEndJob() {
    if (parts_.jobs->running() == nullptr)
        return true;
    QMessageBox box(QMessageBox::Question, tr("Close Unclip Studio?"),
                    tr("A picture is being painted. Finished pictures are kept; unfinished ones are offered again at "
                       "the next start."),
                    QMessageBox::NoButton, window_);
    QPushButton* close = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    QPushButton* stay = box.addButton(tr("Go on painting"), QMessageBox::RejectRole);
    close->setObjectName(QStringLiteral("closeAnyway"));
    stay->setObjectName(QStringLiteral("stay"));
    box.setDefaultButton(close);
    box.exec();
    return box.clickedButton() == close;
}

bool Session::mayLosePictures() {
    const int lost = parts_.keeper->withoutCopy();  // the others come into the gallery at the next start
    if (lost == 0)
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Close and lose pictures?"),
                    tr("%n picture(s) could not be written to “%1” yet. Closing now loses them.", nullptr, lost)
                        .arg(parts_.preferences->picturesFolder()),
                    QMessageBox::NoButton, window_);
    box.setTextFormat(Qt::PlainText);
    QPushButton* stay = box.addButton(tr("Stay"), QMessageBox::RejectRole);
    QPushButton* elsewhere = box.addButton(tr("Another folder…"), QMessageBox::ActionRole);
    QPushButton* lose = box.addButton(tr("Close and lose them"), QMessageBox::DestructiveRole);
    stay->setObjectName(QStringLiteral("stay"));
    lose->setObjectName(QStringLiteral("loseThem"));
    box.setDefaultButton(stay);
    box.exec();
    if (box.clickedButton() == elsewhere) {
        const QString folder = QFileDialog::getExistingDirectory(window_, tr("Choose a folder for your pictures"));
        if (!folder.isEmpty())
            parts_.preferences->setPicturesFolder(folder);  // and those that wait are written there
    }
    return box.clickedButton() == lose;
}

void Session::keep() {
    file_->flush();
    parts_.canvas->picturePage()->flushMask();
}

}  // namespace unclip::ui
