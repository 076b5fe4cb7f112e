#include "ui/canvas/result_tile.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kCaptionHeight = 22;

}  // namespace

ResultTile::ResultTile(JobId job, int index, QWidget* parent) : QWidget(parent), job_(job), index_(index) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture %1").arg(index + 1));
}

void ResultTile::setPreview(const QImage& image) {
    isFinished_ = false;
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
    emit hovered(true);
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

}  // namespace unclip::ui
