#include "ui/gallery/gallery_view.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QUrl>
#include <algorithm>

#include "ui/gallery/gallery_model.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kGap = 3;  // around a thumbnail, inside its cell
constexpr int kEmptyMargin = 24;
constexpr int kSmallestCell = 48, kLargestCell = 264;

}  // namespace

GalleryView::GalleryView(GalleryModel* model, QWidget* parent) : QAbstractItemView(parent), model_(model) {
    setModel(model);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // its coming and going would move every picture
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAccessibleName(tr("Pictures of the gallery"));
    viewport()->setBackgroundRole(QPalette::Window);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &GalleryView::arrange);
    connect(model, &QAbstractItemModel::layoutChanged, this, &GalleryView::arrange);
    connect(this, &QAbstractItemView::activated, this, &GalleryView::opened);
    setCellSide(side_);
}

void GalleryView::setCellSide(int pixels) {
    side_ = std::clamp(pixels, kSmallestCell, kLargestCell);
    model_->thumbnails()->setSide(qRound((side_ - 2 * kGap) * devicePixelRatioF()));
    arrange();
}

void GalleryView::arrange() {
    // What was at the top stays there.
    const auto [first, last] = layout_.rowsBetween(verticalOffset(), verticalOffset());
    const int above = first <= last && verticalOffset() > 0 ? verticalOffset() - layout_.cell(first).top() : 0;
    const bool keepsPlace = verticalOffset() > 0 && first <= last && first < model_->rowCount();
    layout_.arrange(model_->sections(), viewport()->width(), side_, fontMetrics().height() * 2);
    updateGeometries();
    if (keepsPlace)
        verticalScrollBar()->setValue(layout_.cell(first).top() + std::min(above, side_));
    viewport()->update();
}

void GalleryView::updateGeometries() {
    verticalScrollBar()->setSingleStep(std::max(16, side_ / 3));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, layout_.height() - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void GalleryView::reset() {
    QAbstractItemView::reset();
    arrange();
}

void GalleryView::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    arrange();
}

void GalleryView::dataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles) {
    Q_UNUSED(roles);
    // Only what can be seen: one rectangle for one thumbnail.
    if (from == to)
        viewport()->update(visualRect(from));
    else
        viewport()->update();
}

void GalleryView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    arrange();
}

int GalleryView::verticalOffset() const {
    return verticalScrollBar()->value();
}

QRect GalleryView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? layout_.cell(index.row()).translated(0, -verticalOffset()) : QRect();
}

QModelIndex GalleryView::indexAt(const QPoint& point) const {
    const int row = layout_.rowAt(point + QPoint(0, verticalOffset()));
    return row < 0 ? QModelIndex() : model_->index(row);
}

void GalleryView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const QRect cell = layout_.cell(index.row());
    if (!index.isValid() || cell.isNull())
        return;
    const int top = verticalOffset(), height = viewport()->height();
    int value = top;
    if (hint == PositionAtCenter)
        value = cell.center().y() - height / 2;
    else if (hint == PositionAtTop || cell.top() < top)
        value = cell.top();
    else if (hint == PositionAtBottom || cell.bottom() >= top + height)
        value = cell.bottom() + 1 - height;
    verticalScrollBar()->setValue(value);
}

QModelIndex GalleryView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int rows = model_->rowCount();
    if (rows == 0)
        return {};
    const int row = currentIndex().row();
    if (row < 0)
        return model_->index(0);
    const int page = std::max(1, viewport()->height() / side_);
    const int forward = isRightToLeft() ? -1 : 1;
    int to = row;
    switch (action) {
        case MoveLeft:
            to = row - forward;
            break;
        case MoveRight:
            to = row + forward;
            break;
        case MovePrevious:
            to = row - 1;
            break;
        case MoveNext:
            to = row + 1;
            break;
        case MoveUp:
            to = layout_.rowBelow(row, -1);
            break;
        case MoveDown:
            to = layout_.rowBelow(row, 1);
            break;
        case MovePageUp:
            to = layout_.rowBelow(row, -page);
            break;
        case MovePageDown:
            to = layout_.rowBelow(row, page);
            break;
        case MoveHome:
            to = 0;
            break;
        case MoveEnd:
            to = rows - 1;
            break;
    }
    return model_->index(std::clamp(to, 0, rows - 1));
}

void GalleryView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
    const QRect area = rect.normalized().translated(0, verticalOffset());
    QItemSelection selection;
    const auto [first, last] = layout_.rowsBetween(area.top(), area.bottom());
    int begin = -1;
    for (int row = first; row <= last + 1; ++row) {
        const bool isInside = row <= last && layout_.cell(row).intersects(area);
        if (isInside && begin < 0)
            begin = row;
        if (!isInside && begin >= 0) {
            selection.append(QItemSelectionRange(model_->index(begin), model_->index(row - 1)));
            begin = -1;
        }
    }
    selectionModel()->select(selection, flags);
}

QRegion GalleryView::visualRegionForSelection(const QItemSelection& selection) const {
    const auto [first, last] = layout_.rowsBetween(verticalOffset(), verticalOffset() + viewport()->height());
    QRegion region;
    for (const QItemSelectionRange& range : selection)
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += visualRect(model_->index(row));
    return region;
}

void GalleryView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QAbstractItemView::selectionChanged(selected, deselected);
    emit selectionIsAnother();
}

QList<int> GalleryView::selectedRows() const {
    QList<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row) rows << row;
    std::sort(rows.begin(), rows.end());
    return rows;
}

int GalleryView::selectedCount() const {
    int count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection()) count += range.height();
    return count;
}

void GalleryView::select(const QString& id) {
    const int row = model_->rowOf(id);
    if (row < 0)
        return;
    setCurrentIndex(model_->index(row));
    scrollTo(model_->index(row));
}

void GalleryView::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractItemView::wheelEvent(event);
        return;
    }
    setCellSide(side_ + (event->angleDelta().y() > 0 ? 16 : -16));
    event->accept();
}

void GalleryView::contextMenuEvent(QContextMenuEvent* event) {
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    emit menuWanted(isByKeyboard ? viewport()->mapToGlobal(visualRect(currentIndex()).center()) : event->globalPos());
}

void GalleryView::mouseMoveEvent(QMouseEvent* event) {
    if (!waitsForFiles_)  // or it would choose others meanwhile
        QAbstractItemView::mouseMoveEvent(event);
}

void GalleryView::startDrag(Qt::DropActions) {
    if (selectedCount() == 0)
        return;
    waitsForFiles_ = true;
    emit dragWanted();
}

void GalleryView::drag(const QStringList& files) {
    waitsForFiles_ = false;
    const QList<int> rows = selectedRows();
    if (files.isEmpty() || rows.isEmpty() || !(QGuiApplication::mouseButtons() & Qt::LeftButton))
        return;
    QList<QUrl> urls;
    for (const QString& file : files) urls << QUrl::fromLocalFile(file);
    auto* data = new QMimeData;
    data->setUrls(urls);
    auto* drag = new QDrag(this);
    drag->setMimeData(data);
    const QPixmap pixmap = model_->data(model_->index(rows.first()), Qt::DecorationRole).value<QPixmap>();
    if (!pixmap.isNull()) {
        drag->setPixmap(pixmap.scaled(96, 96, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        drag->setHotSpot(QPoint(48, 48));
    }
    drag->exec(Qt::CopyAction);  // never moved away: the library keeps its pictures
}

void GalleryView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const QRect area = event->rect().translated(0, verticalOffset());
    painter.setFont(font());
    if (layout_.rows() == 0) {
        painter.setPen(themeColours().faint);
        const QRect middle = viewport()->rect().adjusted(kEmptyMargin, kEmptyMargin, -kEmptyMargin, -kEmptyMargin);
        painter.drawText(middle, Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
    }
    for (int section = 0; section < layout_.sections().size(); ++section) {
        const QRect heading = layout_.heading(section);
        if (!heading.intersects(area))
            continue;
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(heading.translated(kGap * 2, -verticalOffset()).adjusted(0, 0, -kGap * 4, -kGap * 2),
                         Qt::AlignBottom | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft),
                         layout_.sections()[section].title);
    }
    const auto [first, last] = layout_.rowsBetween(area.top(), area.bottom());
    // From the last to the first: what is wished for last is loaded first, so that pictures appear from the top.
    for (int row = last; row >= first; --row)
        paintCell(painter, row, layout_.cell(row).translated(0, -verticalOffset()));
}

void GalleryView::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

void GalleryView::paintCell(QPainter& painter, int row, const QRect& rect) const {
    const QRect inside = rect.adjusted(kGap, kGap, -kGap, -kGap);
    const auto record = model_->record(model_->index(row));
    const QPixmap pixmap = record ? model_->thumbnails()->thumbnail(*record) : QPixmap();
    QRect shown = inside;
    if (pixmap.isNull()) {
        painter.fillRect(inside, palette().color(QPalette::Base));
        if (record && model_->thumbnails()->isBroken(record->id)) {
            painter.setPen(themeColours().faint);
            painter.drawText(inside, Qt::AlignCenter | Qt::TextWordWrap, tr("Can't be read"));
        }
    } else {
        const QSizeF size = QSizeF(pixmap.size()).scaled(inside.size(), Qt::KeepAspectRatio);
        shown = QRect(QPoint(), size.toSize());
        shown.moveCenter(inside.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform, pixmap.width() > 64);
        painter.drawPixmap(shown, pixmap);
    }
    const QModelIndex index = model_->index(row);
    if (selectionModel()->isSelected(index)) {
        painter.setPen(QPen(themeColours().accent, 3));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(inside.adjusted(0, 0, -1, -1));
    }
    if (index == currentIndex() && hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(inside.adjusted(3, 3, -4, -4));
    }
    if (record && record->isFavourite) {
        const QRect mark(shown.right() - 19, shown.top() + 3, 16, 16);
        icon(QStringLiteral("favourite")).paint(&painter, mark, Qt::AlignCenter, QIcon::Normal, QIcon::On);
    }
}

}  // namespace unclip::ui
