#pragma once

#include <QWidget>

#include "ui/picture_actions.h"
#include "ui/queue/job_list.h"

class QToolBar;

namespace unclip::ui {

/// One place of the grid: a finished picture, its preview while it is painted, or an empty frame before that.
class ResultTile : public QWidget {
    Q_OBJECT
public:
    ResultTile(JobId job, int index, QWidget* parent);

    JobId job() const { return job_; }
    int index() const { return index_; }
    bool isFinished() const { return isFinished_; }
    const FinishedPicture& picture() const { return picture_; }
    void setPreview(const QImage& image);
    void setPicture(const FinishedPicture& picture);
    void setCaption(const QString& caption);
    /// Width divided by height of what is shown; 0 when there is nothing yet.
    double shape() const { return shown_.isNull() ? 0.0 : double(shown_.width()) / shown_.height(); }
    /// The rectangle that the picture covers.
    QRect pictureRect() const;

signals:
    void opened();
    void hovered(bool inside);
    void keyPressed(QKeyEvent* event);
    void menuWanted(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    const QPixmap& scaled();

    JobId job_;
    int index_;
    bool isFinished_ = false;
    FinishedPicture picture_;
    QImage shown_;
    QPixmap scaled_;  ///< `shown_` at the tile's size
    QString caption_;
    QPoint pressedAt_;
};

/// The pictures of a job side by side, as large as they fit; or of several jobs in columns, to compare them. The
/// picture under the pointer or with the keyboard focus shows a bar of what can be done with it.
class ResultsGrid : public QWidget {
    Q_OBJECT
public:
    explicit ResultsGrid(QWidget* parent = nullptr);

    void showJob(const Job& job);
    /// One column a job, with a heading each.
    void showComparison(const QList<const Job*>& jobs, const QStringList& headings);
    bool shows(JobId id) const;
    void setPreview(JobId job, int index, const QImage& image);
    void setPicture(JobId job, const FinishedPicture& picture);
    void removePicture(const QString& path);
    /// The picture with the keyboard focus or, without one, the first.
    const FinishedPicture* current() const;
    const QList<ResultTile*>& tiles() const { return tiles_; }

signals:
    void actionTriggered(unclip::ui::PictureAction action, const unclip::ui::FinishedPicture& picture);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void clear();
    ResultTile* addTile(const Job& job, int index);
    void arrange();
    void showBar(ResultTile* tile);
    void onKey(ResultTile* tile, QKeyEvent* event);
    void showMenu(ResultTile* tile, const QPoint& globalPosition);
    void moveFocus(ResultTile* from, int dx, int dy);

    QList<ResultTile*> tiles_;
    QStringList headings_;
    int columns_ = 1;
    int fixedColumns_ = 0;  ///< comparisons: one column a job
    QToolBar* bar_;
    ResultTile* barTile_ = nullptr;
};

}  // namespace unclip::ui
