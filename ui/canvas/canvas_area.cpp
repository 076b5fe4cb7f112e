#include "ui/canvas/canvas_area.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/canvas/picture_page.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/results_grid.h"
#include "ui/canvas/start_page.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {

CanvasArea::CanvasArea(JobList* jobs, const Actions& actions, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      messages_(new MessageBar(this)),
      pages_(new QStackedWidget(this)),
      start_(new StartPage(pages_)),
      results_(new ResultsGrid(actions, pages_)),
      picture_(new PicturePage(jobs, actions, pages_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages_);
    layout->addWidget(pages_, 1);
    pages_->addWidget(start_);
    pages_->addWidget(results_);
    pages_->addWidget(picture_);
    connect(pages_, &QStackedWidget::currentChanged, this, &CanvasArea::pageChanged);

    connect(picture_, &PicturePage::backWanted, this, &CanvasArea::showLast);
    connect(picture_, &PicturePage::opened, this, [this] {
        pages_->setCurrentWidget(picture_);
        picture_->view()->setFocus(Qt::OtherFocusReason);
    });
    connect(picture_, &PicturePage::failed, this, [this](const QString& sentence) { messages_->say(sentence); });
    connect(jobs, &JobList::previewChanged, this, [this](JobId id, int index) {
        if (const Job* job = jobs_->find(id))
            results_->setPreview(id, index, job->previews.value(index));
    });
    connect(jobs, &JobList::pictureFinished, this,
            [this](JobId id, const FinishedPicture& picture) { results_->setPicture(id, picture); });
    connect(jobs, &JobList::jobEnded, this, [this](JobId id) {
        // A job that ended early leaves no empty frames behind.
        const Job* job = jobs_->find(id);
        if (job != nullptr && job->state != Job::State::done && job->comparison == 0 && results_->shows(id))
            results_->showJob(*job);
    });
}

void CanvasArea::showPicture(const FinishedPicture& picture) {
    picture_->open(picture);
}

void CanvasArea::showLast() {
    if (results_->tiles().isEmpty())
        showStart();
    else
        pages_->setCurrentWidget(results_);
}

const FinishedPicture* CanvasArea::current() const {
    if (showsPicture())
        return picture_->isEmpty() ? nullptr : &picture_->picture();
    return showsResults() ? results_->current() : nullptr;
}

void CanvasArea::showStart() {
    pages_->setCurrentWidget(start_);
}

void CanvasArea::showJob(JobId id) {
    const Job* job = jobs_->find(id);
    if (job == nullptr)
        return;
    if (job->comparison > 0) {
        const auto compared = jobs_->comparison(job->comparison);
        QStringList headings;
        for (const Job* one : compared) headings.append(priorModeInWords(one->request.priorMode));
        results_->showComparison(compared, headings);
    } else {
        results_->showJob(*job);
    }
    pages_->setCurrentWidget(results_);
}

bool CanvasArea::showsStart() const {
    return pages_->currentWidget() == start_;
}

bool CanvasArea::showsPicture() const {
    return pages_->currentWidget() == picture_;
}

bool CanvasArea::showsResults() const {
    return pages_->currentWidget() == results_;
}

}  // namespace unclip::ui
