#pragma once

#include <QImage>
#include <QList>
#include <QWidget>

namespace unclip::ui {

/// The steps of the reverse diffusion side by side; moving the mouse over it, or the arrow keys, choose one.
class FilmStrip : public QWidget {
    Q_OBJECT
public:
    explicit FilmStrip(QWidget* parent = nullptr);

    void setFrames(const QList<QImage>& frames);
    int current() const { return current_; }

    QSize sizeHint() const override { return {300, 76}; }

signals:
    void frameChosen(int index, const QImage& frame);
    void left();  ///< the mouse went away: the finished picture again

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int index);
    QRectF frameRect(int index) const;

    QList<QImage> frames_;
    int current_ = -1;
};

}  // namespace unclip::ui
