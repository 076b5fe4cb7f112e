#include "ui/canvas/picture_page.h"

#include <QFileInfo>
#include <QVBoxLayout>

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/image/read_picture.h"
#include "ui/canvas/edit_bar.h"
#include "ui/canvas/film_strip.h"
#include "ui/canvas/mask_store.h"
#include "ui/canvas/picture_view.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/pictures/image_conversion.h"

namespace unclip::ui {
namespace {

/// Results that an earlier window left, as far as their files can still be read.
QList<FinishedPicture> storedCandidates(const QStringList& files) {
    QList<FinishedPicture> candidates;
    for (const QString& file : files) {
        FinishedPicture candidate;
        candidate.path = file;
        candidate.image = candidate.load();
        if (!candidate.image.isNull())
            candidates.append(knowingItsRequest(candidate));
    }
    return candidates;
}

}  // namespace

PicturePage::PicturePage(JobList* jobs, const Actions& actions, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      view_(new PictureView(actions, this)),
      bar_(new EditBar(this)),
      film_(new FilmStrip(this)),
      masks_(new MaskStore(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar_);
    layout->addWidget(view_, 1);
    layout->addWidget(film_);
    film_->hide();

    connect(bar_, &EditBar::backWanted, this, &PicturePage::backWanted);
    connect(bar_, &EditBar::repaintWanted, this, [this] { emit editWanted(Task::inpaint, false); });
    connect(bar_, &EditBar::eraseWanted, this, [this] { emit editWanted(Task::inpaint, true); });
    connect(bar_, &EditBar::detailWanted, this, [this] { emit editWanted(Task::detail, false); });
    connect(bar_, &EditBar::outpaintWanted, this, [this] { emit editWanted(Task::outpaint, false); });
    connect(bar_, &EditBar::frameResetWanted, this, [this] { view_->setMargins({}); });
    connect(bar_, &EditBar::acceptWanted, this, &PicturePage::accept);
    connect(bar_, &EditBar::discardWanted, this, &PicturePage::discard);
    connect(bar_, &EditBar::nextWanted, this, [this] { showCandidate(shown_ + 1); });
    connect(bar_, &EditBar::previousWanted, this, [this] { showCandidate(shown_ - 1); });
    connect(view_, &PictureView::nextWanted, this, [this] { showCandidate(shown_ + 1); });
    connect(view_, &PictureView::previousWanted, this, [this] { showCandidate(shown_ - 1); });
    connect(view_, &PictureView::acceptWanted, this, &PicturePage::accept);
    connect(view_, &PictureView::discardWanted, this, &PicturePage::discard);
    connect(view_, &PictureView::marginsChanged, bar_, &EditBar::setMargins);
    connect(view_, &PictureView::marginsChanged, this, &PicturePage::editChanged);
    connect(view_, &PictureView::maskChanged, this, [this] {
        bar_->setMaskExists(view_->hasMask());
        if (view_->undoStack()->count() > 0)
            masks_->keep(picture_.path, view_->hasMask() ? view_->mask().image() : QImage());
    });
    connect(film_, &FilmStrip::frameChosen, this, [this](int, const QImage& frame) { view_->setCandidate(frame); });
    connect(film_, &FilmStrip::left, this, [this] { showCandidate(shown_); });
    connect(masks_, &MaskStore::failed, this, &PicturePage::failed);
    connect(jobs, &JobList::pictureFinished, this, [this](JobId id, const FinishedPicture& picture) {
        if (expected_.contains(id))
            addCandidate(picture, expected_.value(id));
    });
    connect(jobs, &JobList::jobEnded, this, [this](JobId id) { expected_.remove(id); });
}

PicturePage::~PicturePage() {
    reading_.request_stop();
}

void PicturePage::open(const FinishedPicture& picture, bool keepMask) {
    ++loading_;
    reading_.request_stop();
    if (!picture.image.isNull())
        show(picture, picture.image, keepMask);
    else
        read(picture, keepMask, {});
}

void PicturePage::reopen(const QString& file, const UnfinishedEdit& edit) {
    ++loading_;
    reading_.request_stop();
    FinishedPicture picture;
    picture.path = file;
    read(picture, false, edit);
}

void PicturePage::read(const FinishedPicture& picture, bool keepMask, const UnfinishedEdit& edit) {
    struct Found {
        FinishedPicture picture;
        QImage image;
        QList<FinishedPicture> candidates;
    };
    emit reading(picture.path);
    reading_ = inBackground(
        this,
        [picture, files = edit.candidates] {
            const Picture read = readPicture(toPath(picture.path));
            return Found{knowingItsRequest(picture),
                         toImage(read.alpha.empty() ? read.pixels : liftedFromWhite(read.pixels, read.alpha)),
                         storedCandidates(files)};
        },
        [this, keepMask, frame = edit.frame, number = loading_](const Found& found) {
            if (loading_ != number)
                return;
            show(found.picture, found.image, keepMask);
            view_->setMargins(frame);
            view_->fit();
            for (const FinishedPicture& candidate : found.candidates)
                addCandidate(candidate, candidate.request.extend.margins);
        },
        [this, number = loading_](const QString& sentence) {
            if (loading_ == number)
                emit failed(sentence);
        });
}

void PicturePage::show(const FinishedPicture& picture, const QImage& image, bool keepMask) {
    const QImage kept = keepMask && view_->hasMask() ? view_->mask().image() : QImage();
    candidates_.clear();
    places_.clear();
    expected_.clear();
    shown_ = -1;
    bar_->setCandidate(0, 0);
    picture_ = picture;
    picture_.image = image;
    view_->setPicture(image);
    if (!kept.isNull() && kept.size() == image.size()) {
        view_->setMask(kept);
        masks_->keep(picture.path, kept);
    } else {
        bringMask();
    }
    const QString prompt = QString::fromStdString(picture.request.prompt).simplified();
    bar_->setTitle(prompt.isEmpty() ? QFileInfo(picture.path).fileName() : prompt);
    film_->setFrames(picture.film);
    emit opened();
}

void PicturePage::bringMask() {
    masks_->read(picture_.path, [this, number = loading_](const QImage& mask) {
        const bool isUntouched = !view_->hasMask() && view_->undoStack()->count() == 0;
        if (loading_ == number && isUntouched && !mask.isNull())
            view_->setMask(mask);
    });
}

void PicturePage::close() {
    ++loading_;
    reading_.request_stop();
    picture_ = {};
    view_->setPicture({});
    film_->setFrames({});
}

void PicturePage::flushMask() {
    masks_->flush();
}

QString PicturePage::pathOnDisk() const {
    if (picture_.path.isEmpty())
        throw RequestError(tr("The picture is not on disk. Export it first, then open the file.").toStdString());
    return picture_.path;
}

void PicturePage::makeRequest(Task task, Request request, std::function<void(const Request&)> then) {
    request.task = task;
    request.picture = toPath(pathOnDisk());
    request.width = request.height = std::nullopt;
    if (task == Task::outpaint) {
        if (!view_->frame().isOpen())
            throw RequestError(tr("The frame lies at the picture's edge. Drag it outwards first.").toStdString());
        request.extend.margins = view_->frame().margins();
        return then(request);
    }
    if (!view_->hasMask())
        throw RequestError(tr("Nothing is marked. Mark with the brush what shall be painted again.").toStdString());
    request.feather = bar_->feather();
    request.strength = bar_->strength();
    masks_->freeze(view_->mask().image(), [request, then = std::move(then)](const QString& mask) mutable {
        request.repaint.mask = toPath(mask);
        then(request);
    });
}

void PicturePage::freezeMask(std::function<void(const QString&)> then) {
    masks_->freeze(view_->mask().image(), std::move(then));
}

void PicturePage::expect(JobId id) {
    const Job* job = jobs_->find(id);
    if (job != nullptr && job->request.picture == toPath(picture_.path))
        expected_.insert(id, job->request.extend.margins);
}

UnfinishedEdit PicturePage::unfinishedEdit() const {
    UnfinishedEdit edit{view_->frame().margins(), {}};
    for (const FinishedPicture& candidate : candidates_) edit.candidates.append(candidate.path);
    return edit;
}

void PicturePage::addCandidate(const FinishedPicture& picture, const Margins& margins) {
    candidates_.append(picture);
    const bool isBeyond = margins != Margins{};
    places_.append(isBeyond ? QRectF(QPointF(-margins.left, -margins.top), QSizeF(picture.load().size())) : QRectF());
    if (shown_ < 0)
        showCandidate(0);
    else
        bar_->setCandidate(shown_, candidateCount());
    emit editChanged();
}

void PicturePage::showCandidate(int index) {
    if (candidates_.isEmpty()) {
        view_->setCandidate({});
        return;
    }
    shown_ = (index + candidateCount()) % candidateCount();
    view_->setCandidate(candidates_[shown_].load(), places_[shown_]);
    bar_->setCandidate(shown_, candidateCount());
}

void PicturePage::accept() {
    if (shown_ < 0)
        return;
    FinishedPicture chosen = candidates_[shown_];
    const QImage before = view_->picture();
    open(chosen, true);
    if (chosen.load().size() == before.size())
        view_->setBefore(before);
}

void PicturePage::discard() {
    candidates_.clear();
    places_.clear();
    shown_ = -1;
    view_->setCandidate({});
    bar_->setCandidate(0, 0);
    emit editChanged();
}

}  // namespace unclip::ui
