#pragma once

#include <QPixmap>
#include <QWidget>

#include "ui/jobs/job_list.h"

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
    const QImage& shown() const { return shown_; }
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

}  // namespace unclip::ui
