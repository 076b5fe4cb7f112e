#include "ui/prompt/structure_field.h"

#include <QFileDialog>
#include <QUrl>

namespace unclip::ui {

StructureField::StructureField(QWidget* parent) : QLineEdit(parent) {
    setPlaceholderText(tr("No picture"));
    setMaxLength(4096);
}

QString StructureField::path() const {
    const QUrl address(text().trimmed());  // what a file manager drops
    return address.isLocalFile() ? address.toLocalFile() : text().trimmed();
}

void StructureField::choose() {
    if (const QString path = ask(tr("Choose a depth picture")); !path.isEmpty())
        setText(path);
}

void StructureField::choosePicture() {
    if (const QString picture = ask(tr("Choose the picture whose structure shall be followed")); !picture.isEmpty())
        emit depthPictureWanted(picture);
}

QString StructureField::ask(const QString& title) {
    return QFileDialog::getOpenFileName(this, title, path(),
                                        tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)"));
}

}  // namespace unclip::ui
