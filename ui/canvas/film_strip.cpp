#include "ui/canvas/film_strip.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/widgets/theme.h"

namespace unclip::ui {

FilmStrip::FilmStrip(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(76);
    setAccessibleName(tr("Film strip"));
    setToolTip(tr("The steps of the reverse diffusion: move the mouse over them."));
}

void FilmStrip::setFrames(const QList<QImage>& frames) {
    frames_ = frames;
    current_ = -1;
    setVisible(!frames.isEmpty());
    update();
}

QRectF FilmStrip::frameRect(int index) const {
    const double gap = 4, available = width() - 2 * gap;
    const double advance = std::min(available / std::max<qsizetype>(1, frames_.size()), height() - gap);
    const double left = gap + (available - advance * static_cast<double>(frames_.size())) / 2;
    return {left + advance * index + 1, gap, std::max(advance - 2, 2.0), height() - 2 * gap};
}

void FilmStrip::choose(int index) {
    if (frames_.isEmpty())
        return;
    index = std::clamp(index, 0, static_cast<int>(frames_.size()) - 1);
    if (index == current_)
        return;
    current_ = index;
    update();
    emit frameChosen(index, frames_[index]);
}

void FilmStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().canvas);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < frames_.size(); ++i) {
        const QRectF place = frameRect(i);
        const QSizeF source = place.size().scaled(frames_[i].size(), Qt::KeepAspectRatio);
        const QPointF corner((frames_[i].width() - source.width()) / 2, (frames_[i].height() - source.height()) / 2);
        painter.drawImage(place, frames_[i], QRectF(corner, source));
        if (i == current_) {
            painter.setPen(QPen(themeColours().accent, 2));
            painter.drawRect(place);
        }
    }
}

void FilmStrip::mouseMoveEvent(QMouseEvent* event) {
    for (int i = 0; i < frames_.size(); ++i) {
        if (frameRect(i).adjusted(-1, -9, 1, 9).contains(event->position()))
            choose(i);
    }
}

void FilmStrip::mousePressEvent(QMouseEvent* event) {
    mouseMoveEvent(event);
}

void FilmStrip::leaveEvent(QEvent*) {
    current_ = -1;
    update();
    emit left();
}

void FilmStrip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left)
        choose(current_ < 0 ? static_cast<int>(frames_.size()) - 1 : current_ - 1);
    else if (event->key() == Qt::Key_Right)
        choose(current_ + 1);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace unclip::ui
