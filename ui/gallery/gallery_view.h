#pragma once

#include <QAbstractItemView>

#include "ui/gallery/gallery_layout.h"

namespace unclip::ui {

class GalleryModel;

/// Thumbnails in a grid under headings. Only what is visible is drawn and asked for, so that it scrolls alike with a
/// hundred pictures and with twenty thousand.
class GalleryView : public QAbstractItemView {
    Q_OBJECT
public:
    explicit GalleryView(GalleryModel* model, QWidget* parent = nullptr);

    void setCellSide(int pixels);
    /// Stands in the middle while there is no picture.
    void setEmptyText(const QString& text);
    int cellSide() const { return side_; }
    const GalleryLayout& geometry() const { return layout_; }
    /// Places in the model, ascending.
    QList<int> selectedRows() const;
    int selectedCount() const;
    void select(const QString& id);
    /// After dragWanted(): these files are dragged, if the mouse still holds them.
    void drag(const QStringList& files);

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void reset() override;

signals:
    void opened(const QModelIndex& index);
    void menuWanted(const QPoint& globalPosition);
    void selectionIsAnother();
    /// The mouse takes what is chosen with it: drag() with its files, or with none, has to follow.
    void dragWanted();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void dataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles) override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void arrange();
    void paintCell(QPainter& painter, int row, const QRect& rect) const;

    GalleryModel* model_;
    GalleryLayout layout_;
    int side_ = 128;
    QString emptyText_;
    bool waitsForFiles_ = false;  ///< of a drag
};

}  // namespace unclip::ui
