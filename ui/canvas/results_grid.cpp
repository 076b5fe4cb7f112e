#include "ui/canvas/results_grid.h"

#include <QKeyEvent>
#include <QMenu>
#include <QSlider>
#include <QToolBar>
#include <cmath>

#include "ui/actions/actions.h"

namespace unclip::ui {
namespace {

constexpr int kGap = 10;
constexpr int kSmallestStep = 48, kLargestStep = 130;  // side of the steps of a mix below its picture

}  // namespace

ResultsGrid::ResultsGrid(const Actions& actions, QWidget* parent)
    : QWidget(parent), actions_(actions), mixSlider_(new QSlider(Qt::Horizontal, this)), bar_(new QToolBar(this)) {
    setAccessibleName(tr("Results"));
    bar_->setIconSize({18, 18});
    bar_->setAutoFillBackground(true);
    bar_->setObjectName(QStringLiteral("hoverBar"));
    for (const ActionFacts& facts : actions_.of(ActionScope::picture)) {
        if (!facts.isOnHover)
            continue;
        QAction* action = actions_.copyOf(facts.id, bar_);
        bar_->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = facts.id] {
            if (barTile_ != nullptr && barTile_->isFinished())
                emitAction(id, *barTile_);
        });
    }
    bar_->hide();
    mixSlider_->setAccessibleName(tr("From one picture to the other"));
    mixSlider_->setToolTip(tr("Shows the steps from one end of the mix to the other."));
    mixSlider_->setTickPosition(QSlider::TicksBelow);
    mixSlider_->hide();
    connect(mixSlider_, &QSlider::valueChanged, this, &ResultsGrid::showMixed);
}

void ResultsGrid::clear() {
    showBar(nullptr);
    delete std::exchange(mixTile_, nullptr);
    mixSlider_->hide();
    qDeleteAll(tiles_);
    tiles_.clear();
    headings_.clear();
    fixedColumns_ = 0;
}

void ResultsGrid::emitAction(ActionId action, const ResultTile& tile) {
    const FinishedPicture picture = tile.picture();  // the tile may be gone before the action has ended
    emit actionTriggered(action, picture);
}

ResultTile* ResultsGrid::makeTile(const Job& job, int index) {
    auto* tile = new ResultTile(job.id, index, this);
    tile->installEventFilter(this);
    connect(tile, &ResultTile::opened, this, [this, tile] {
        if (tile->isFinished())
            emitAction(ActionId::edit, *tile);
    });
    connect(tile, &ResultTile::hovered, this, [this, tile](bool inside) {
        if (inside)
            showBar(tile);
        else if (!tile->rect().contains(tile->mapFromGlobal(QCursor::pos())))
            showBar(nullptr);
    });
    connect(tile, &ResultTile::keyPressed, this, [this, tile](QKeyEvent* event) { onKey(tile, event); });
    connect(tile, &ResultTile::menuWanted, this, [this, tile](const QPoint& at) { showMenu(tile, at); });
    if (job.previews.contains(index))
        tile->setPreview(job.previews.value(index));
    for (const FinishedPicture& picture : job.pictures) {
        if (picture.index == index)
            tile->setPicture(picture);
    }
    tile->show();
    return tile;
}

void ResultsGrid::showJob(const Job& job) {
    clear();
    int places = job.request.task == Task::mix ? job.request.mix.steps : job.request.count;
    if (job.isOver()) {
        places = 0;
        for (const FinishedPicture& picture : job.pictures) places = std::max(places, picture.index + 1);
    }
    for (int index = 0; index < places; ++index) tiles_.append(makeTile(job, index));
    if (job.request.task == Task::mix && places > 1)
        beginMix(job);
    arrange();
}

void ResultsGrid::showComparison(const QList<const Job*>& jobs, const QStringList& headings) {
    clear();
    fixedColumns_ = std::max(1, static_cast<int>(jobs.size()));
    headings_ = headings;
    const int rows = jobs.isEmpty() ? 0 : jobs.first()->request.count;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < jobs.size(); ++column) tiles_.append(makeTile(*jobs[column], row));
        for (int column = 0; column < jobs.size(); ++column)
            tiles_[row * jobs.size() + column]->setCaption(headings.value(column));
    }
    arrange();
}

void ResultsGrid::beginMix(const Job& job) {
    fixedColumns_ = static_cast<int>(tiles_.size());
    const int middle = fixedColumns_ / 2;
    mixTile_ = makeTile(job, middle);
    mixTile_->setObjectName(QStringLiteral("mixedPicture"));
    const QSignalBlocker blocker(mixSlider_);
    mixSlider_->setRange(0, fixedColumns_ - 1);
    mixSlider_->setValue(middle);
    mixSlider_->show();
}

void ResultsGrid::showMixed(int index) {
    const ResultTile* step = tiles_.value(index);
    if (mixTile_ == nullptr || step == nullptr)
        return;
    if (step->isFinished())
        mixTile_->setPicture(step->picture());
    else
        mixTile_->setPreview(step->shown());
    if (barTile_ == mixTile_)
        showBar(mixTile_);
}

bool ResultsGrid::shows(JobId id) const {
    return std::ranges::any_of(tiles_, [&](const ResultTile* tile) { return tile->job() == id; });
}

void ResultsGrid::setPreview(JobId job, int index, const QImage& image) {
    for (ResultTile* tile : tiles_) {
        if (tile->job() == job && tile->index() == index && !tile->isFinished())
            tile->setPreview(image);
    }
    if (mixTile_ != nullptr && index == mixSlider_->value())
        showMixed(index);
}

void ResultsGrid::setPicture(JobId job, const FinishedPicture& picture) {
    for (ResultTile* tile : tiles_) {
        if (tile->job() == job && tile->index() == picture.index)
            tile->setPicture(picture);
    }
    if (mixTile_ != nullptr && picture.index == mixSlider_->value())
        showMixed(picture.index);
    arrange();
}

void ResultsGrid::removePicture(const QString& path) {
    for (int i = 0; i < tiles_.size(); ++i) {
        if (!path.isEmpty() && tiles_[i]->picture().path == path) {
            if (bar_->parent() == tiles_[i])  // also when it is hidden
                showBar(nullptr);
            tiles_.takeAt(i)->deleteLater();
            mixSlider_->setMaximum(std::max(0, static_cast<int>(tiles_.size()) - 1));
            showMixed(mixSlider_->value());
            arrange();
            return;
        }
    }
}

const FinishedPicture* ResultsGrid::current() const {
    if (mixTile_ != nullptr)
        return mixTile_->isFinished() ? &mixTile_->picture() : nullptr;
    const ResultTile* chosen = nullptr;
    for (const ResultTile* tile : tiles_) {
        if (tile->isFinished() && (chosen == nullptr || tile->hasFocus()))
            chosen = tile;
    }
    return chosen == nullptr ? nullptr : &chosen->picture();
}

void ResultsGrid::resizeEvent(QResizeEvent*) {
    arrange();
}

void ResultsGrid::arrange() {
    const int count = static_cast<int>(tiles_.size());
    if (count == 0)
        return;
    if (mixTile_ != nullptr)
        return arrangeMix();
    // The shape of the first picture that is there stands for all of them.
    double aspect = 1.0;
    for (const ResultTile* tile : tiles_) {
        if (tile->shape() > 0)
            aspect = tile->shape();
    }
    const QSize area = size() - QSize(kGap, kGap);
    double best = 0;
    columns_ = 1;
    for (int columns = 1; columns <= count; ++columns) {
        if (fixedColumns_ > 0 && columns != std::min(fixedColumns_, count))
            continue;
        const int rows = (count + columns - 1) / columns;
        const double height = std::min(area.height() / double(rows), area.width() / double(columns) / aspect);
        if (height > best) {
            best = height;
            columns_ = columns;
        }
    }
    const int rows = (count + columns_ - 1) / columns_;
    const QSize cell(static_cast<int>(best * aspect), static_cast<int>(best));
    const QSize tight(std::min(cell.width(), area.width() / columns_), std::min(cell.height(), area.height() / rows));
    const QPoint origin((width() - tight.width() * columns_) / 2, (height() - tight.height() * rows) / 2);
    for (int i = 0; i < count; ++i) {
        const QRect place(origin + QPoint(tight.width() * (i % columns_), tight.height() * (i / columns_)), tight);
        tiles_[i]->setGeometry(place.adjusted(kGap / 2, kGap / 2, -kGap / 2, -kGap / 2));
    }
    if (barTile_ != nullptr)
        showBar(barTile_);
}

void ResultsGrid::arrangeMix() {
    columns_ = static_cast<int>(tiles_.size());
    const int room = (width() - kGap) / columns_;
    const int side = std::max(1, std::min(room - kGap, std::clamp(height() / 6, kSmallestStep, kLargestStep)));
    const int rowTop = height() - kGap - side;
    const int left = (width() - columns_ * (side + kGap)) / 2;
    for (int i = 0; i < columns_; ++i) tiles_[i]->setGeometry(left + i * (side + kGap) + kGap / 2, rowTop, side, side);
    const int sliderHeight = mixSlider_->sizeHint().height();
    // From the middle of the first step to that of the last.
    mixSlider_->setGeometry(left + side / 2, rowTop - sliderHeight, columns_ * (side + kGap) - side, sliderHeight);
    mixTile_->setGeometry(kGap, kGap, width() - 2 * kGap, mixSlider_->y() - 2 * kGap);
    if (barTile_ != nullptr)
        showBar(barTile_);
}

void ResultsGrid::showBar(ResultTile* tile) {
    if (mixTile_ != nullptr && tile != nullptr) {  // the row chooses, the large picture is what is worked with
        if (const auto step = tiles_.indexOf(tile); step >= 0)
            mixSlider_->setValue(static_cast<int>(step));
        tile = mixTile_;
    }
    barTile_ = tile != nullptr && tile->isFinished() ? tile : nullptr;
    if (barTile_ == nullptr) {
        bar_->hide();
        bar_->setParent(this);  // it outlives the tiles
        return;
    }
    bar_->setParent(tile);
    const QRect area = tile->pictureRect();
    const QSize wanted = bar_->sizeHint();
    const QSize size(std::min(wanted.width(), tile->width()), wanted.height());
    bar_->setGeometry(QRect(QPoint(std::clamp(area.center().x() - size.width() / 2, 0, tile->width() - size.width()),
                                   area.bottom() - size.height() - 4),
                            size));
    bar_->show();
    bar_->raise();
}

void ResultsGrid::moveFocus(ResultTile* from, int dx, int dy) {
    const auto at = tiles_.indexOf(from);
    const auto target = at + dx + dy * columns_;
    if (target >= 0 && target < tiles_.size())
        tiles_[target]->setFocus(Qt::OtherFocusReason);
}

bool ResultsGrid::eventFilter(QObject* watched, QEvent* event) {
    // The keys of a picture come before the window's of the same name.
    if (event->type() == QEvent::ShortcutOverride &&
        actions_.find(ActionScope::picture, *static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ResultsGrid::onKey(ResultTile* tile, QKeyEvent* event) {
    event->accept();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
        case Qt::Key_Left:
            return moveFocus(tile, isMirrored ? 1 : -1, 0);
        case Qt::Key_Right:
            return moveFocus(tile, isMirrored ? -1 : 1, 0);
        case Qt::Key_Up:
            return moveFocus(tile, 0, -1);
        case Qt::Key_Down:
            return moveFocus(tile, 0, 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() == Qt::NoModifier)
                return emit tile->opened();
            break;
        default:
            break;
    }
    const auto action = actions_.find(ActionScope::picture, *event);
    if (action && tile->isFinished())
        return emitAction(*action, *tile);
    event->ignore();
}

void ResultsGrid::showMenu(ResultTile* tile, const QPoint& globalPosition) {
    if (!tile->isFinished())
        return;
    auto* menu = new QMenu(this);  // its picture may go while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ActionFacts& facts : actions_.of(ActionScope::picture)) {
        QAction* action = actions_.copyOf(facts.id, menu);
        menu->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, id = facts.id, picture = tile->picture()] { emit actionTriggered(id, picture); });
    }
    menu->popup(globalPosition);
}

}  // namespace unclip::ui
