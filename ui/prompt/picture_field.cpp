#include "ui/prompt/picture_field.h"

#include <QFileDialog>
#include <QUrl>

namespace unclip::ui {

PictureField::PictureField(const QString& title, const QString& absent, QWidget* parent)
    : QLineEdit(parent), title_(title) {
    setPlaceholderText(absent);
    setMaxLength(4096);
}

QString PictureField::path() const {
    const QUrl address(text().trimmed());  // what a file manager drops
    return address.isLocalFile() ? address.toLocalFile() : text().trimmed();
}

void PictureField::choose() {
    const QString path = QFileDialog::getOpenFileName(
        this, title_, this->path(), tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)"));
    if (!path.isEmpty())
        setText(path);
}

}  // namespace unclip::ui
