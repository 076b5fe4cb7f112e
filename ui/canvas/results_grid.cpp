#include "ui/canvas/results_grid.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QToolBar>
#include <QUrl>
#include <cmath>

#include "ui/theme.h"

namespace unclip::ui {
namespace {

constexpr int kGap = 10;
constexpr int kCaptionHeight = 22;

}  // namespace

ResultTile::ResultTile(JobId job, int index, QWidget* parent) : QWidget(parent), job_(job), index_(index) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture %1").arg(index + 1));
}

void ResultTile::setPreview(const QImage& image) {
    shown_ = image;
    scaled_ = {};
    update();
}

void ResultTile::setPicture(const FinishedPicture& picture) {
    isFinished_ = true;
    picture_ = picture;
    shown_ = picture.load();
    scaled_ = {};
    setAccessibleDescription(QString::fromStdString(picture.request.prompt));
    update();
}

void ResultTile::setCaption(const QString& caption) {
    caption_ = caption;
    update();
}

QRect ResultTile::pictureRect() const {
    QRect area = rect().adjusted(2, 2, -2, -2);
    if (!caption_.isEmpty())
        area.setBottom(area.bottom() - kCaptionHeight);
    if (shown_.isNull()) {
        const int side = std::min(area.width(), area.height());
        QRect square(0, 0, side, side);
        square.moveCenter(area.center());
        return square;
    }
    QRect fitted(QPoint(), shown_.size().scaled(area.size(), Qt::KeepAspectRatio));
    fitted.moveCenter(area.center());
    return fitted;
}

const QPixmap& ResultTile::scaled() {
    const QSize size = pictureRect().size() * devicePixelRatioF();
    if (scaled_.size() != size && !shown_.isNull()) {
        const bool isCrisp = size.width() > 4 * shown_.width();  // small previews stay smooth, they are not pixel art
        scaled_ = QPixmap::fromImage(shown_.scaled(
            size, Qt::IgnoreAspectRatio, isCrisp && isFinished() ? Qt::FastTransformation : Qt::SmoothTransformation));
        scaled_.setDevicePixelRatio(devicePixelRatioF());
    }
    return scaled_;
}

void ResultTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours& colours = themeColours();
    const QRect area = pictureRect();
    if (shown_.isNull()) {
        painter.setPen(QPen(colours.border, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6);
        painter.setPen(colours.faint);
        painter.drawText(area, Qt::AlignCenter, QLocale().toString(index_ + 1));
    } else {
        painter.drawPixmap(area, scaled());
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRect(area.adjusted(-1, -1, 0, 0));
    }
    if (!caption_.isEmpty()) {
        painter.setPen(colours.faint);
        const QRect line(0, height() - kCaptionHeight, width(), kCaptionHeight);
        painter.drawText(line, Qt::AlignCenter, painter.fontMetrics().elidedText(caption_, Qt::ElideRight, width()));
    }
}

void ResultTile::enterEvent(QEnterEvent*) {
    emit hovered(true);
}
void ResultTile::leaveEvent(QEvent*) {
    emit hovered(false);
}
void ResultTile::resizeEvent(QResizeEvent*) {
    scaled_ = {};
}

void ResultTile::mousePressEvent(QMouseEvent* event) {
    pressedAt_ = event->pos();
    setFocus(Qt::MouseFocusReason);
}

void ResultTile::mouseMoveEvent(QMouseEvent* event) {
    const bool isDrag = event->buttons().testFlag(Qt::LeftButton) &&
                        (event->pos() - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
    if (!isDrag || !isFinished())
        return;
    auto* data = new QMimeData;
    data->setImageData(picture_.load());
    if (!picture_.path.isEmpty())
        data->setUrls({QUrl::fromLocalFile(picture_.path)});
    auto* drag = new QDrag(this);
    drag->setMimeData(data);
    drag->setPixmap(QPixmap::fromImage(shown_.scaled(128, 128, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

void ResultTile::mouseDoubleClickEvent(QMouseEvent*) {
    emit opened();
}

void ResultTile::keyPressEvent(QKeyEvent* event) {
    emit keyPressed(event);
    if (!event->isAccepted())
        QWidget::keyPressEvent(event);
}

void ResultTile::contextMenuEvent(QContextMenuEvent* event) {
    emit menuWanted(event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(rect().center()));
}

void ResultTile::focusInEvent(QFocusEvent*) {
    emit hovered(true);
    update();
}

void ResultTile::focusOutEvent(QFocusEvent*) {
    update();
}

ResultsGrid::ResultsGrid(QWidget* parent) : QWidget(parent), bar_(new QToolBar(this)) {
    setAccessibleName(tr("Results"));
    bar_->setIconSize({18, 18});
    bar_->setAutoFillBackground(true);
    bar_->setObjectName(QStringLiteral("hoverBar"));
    for (const PictureActionFacts& facts : pictureActions()) {
        if (!facts.onHover)
            continue;
        QAction* action = bar_->addAction(icon(facts.icon), facts.text);
        const QString key = facts.key.toString(QKeySequence::NativeText);
        action->setToolTip(QStringLiteral("%1 (%2)\n%3").arg(facts.text, key, facts.tip));
        connect(action, &QAction::triggered, this, [this, kind = facts.action] {
            if (barTile_ != nullptr && barTile_->isFinished())
                emit actionTriggered(kind, barTile_->picture());
        });
    }
    bar_->hide();
}

void ResultsGrid::clear() {
    bar_->hide();
    bar_->setParent(this);
    barTile_ = nullptr;
    qDeleteAll(tiles_);
    tiles_.clear();
    headings_.clear();
    fixedColumns_ = 0;
}

ResultTile* ResultsGrid::addTile(const Job& job, int index) {
    auto* tile = new ResultTile(job.id, index, this);
    connect(tile, &ResultTile::opened, this, [this, tile] {
        if (tile->isFinished())
            emit actionTriggered(PictureAction::edit, tile->picture());
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
    tiles_.append(tile);
    return tile;
}

void ResultsGrid::showJob(const Job& job) {
    clear();
    int places = job.request.task == Task::mix ? job.request.mixSteps : job.request.count;
    if (job.isOver()) {
        places = 0;
        for (const FinishedPicture& picture : job.pictures) places = std::max(places, picture.index + 1);
    }
    for (int index = 0; index < places; ++index) addTile(job, index);
    if (job.request.task == Task::mix)
        fixedColumns_ = places;
    arrange();
}

void ResultsGrid::showComparison(const QList<const Job*>& jobs, const QStringList& headings) {
    clear();
    fixedColumns_ = std::max(1, static_cast<int>(jobs.size()));
    headings_ = headings;
    const int rows = jobs.isEmpty() ? 0 : jobs.first()->request.count;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < jobs.size(); ++column)
            addTile(*jobs[column], row)->setCaption(headings.value(column));
    }
    arrange();
}

bool ResultsGrid::shows(JobId id) const {
    return std::ranges::any_of(tiles_, [&](const ResultTile* tile) { return tile->job() == id; });
}

void ResultsGrid::setPreview(JobId job, int index, const QImage& image) {
    for (ResultTile* tile : tiles_) {
        if (tile->job() == job && tile->index() == index && !tile->isFinished())
            tile->setPreview(image);
    }
}

void ResultsGrid::setPicture(JobId job, const FinishedPicture& picture) {
    for (ResultTile* tile : tiles_) {
        if (tile->job() == job && tile->index() == picture.index)
            tile->setPicture(picture);
    }
    arrange();
}

void ResultsGrid::removePicture(const QString& path) {
    for (int i = 0; i < tiles_.size(); ++i) {
        if (!path.isEmpty() && tiles_[i]->picture().path == path) {
            if (barTile_ == tiles_[i])
                showBar(nullptr);
            tiles_.takeAt(i)->deleteLater();
            arrange();
            return;
        }
    }
}

const FinishedPicture* ResultsGrid::current() const {
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

void ResultsGrid::showBar(ResultTile* tile) {
    barTile_ = tile != nullptr && tile->isFinished() ? tile : nullptr;
    if (barTile_ == nullptr) {
        bar_->hide();
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
    const QKeySequence pressed(event->keyCombination());
    for (const PictureActionFacts& facts : pictureActions()) {
        if (!facts.key.isEmpty() && facts.key == pressed && tile->isFinished())
            return emit actionTriggered(facts.action, tile->picture());
    }
    event->ignore();
}

void ResultsGrid::showMenu(ResultTile* tile, const QPoint& globalPosition) {
    if (!tile->isFinished())
        return;
    QMenu menu(this);
    for (const PictureActionFacts& facts : pictureActions()) {
        QAction* action = menu.addAction(icon(facts.icon), facts.text);
        action->setShortcut(facts.key);
        action->setToolTip(facts.tip);
        connect(action, &QAction::triggered, this,
                [this, kind = facts.action, picture = tile->picture()] { emit actionTriggered(kind, picture); });
    }
    menu.exec(globalPosition);
}

}  // namespace unclip::ui
