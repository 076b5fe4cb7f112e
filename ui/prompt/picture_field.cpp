#include "ui/prompt/picture_field.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include "ui/widgets/theme.h"

namespace unclip::ui {

PictureField::PictureField(const QString& title, const QString& absent, QWidget* parent)
    : QWidget(parent), title_(title), path_(new QLineEdit(this)) {
    path_->setPlaceholderText(absent);
    path_->setMaxLength(4096);
    auto* button = new QToolButton(this);
    button->setIcon(icon(QStringLiteral("folder")));
    button->setAutoRaise(true);
    button->setToolTip(title);
    button->setAccessibleName(title);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(path_, 1);
    layout->addWidget(button);
    setFocusProxy(path_);
    connect(button, &QToolButton::clicked, this, &PictureField::choose);
    connect(path_, &QLineEdit::textChanged, this, &PictureField::changed);
}

QString PictureField::path() const {
    return path_->text().trimmed();
}

void PictureField::setPath(const QString& path) {
    path_->setText(path);
}

void PictureField::choose() {
    const QString path = QFileDialog::getOpenFileName(
        this, title_, this->path(), tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)"));
    if (!path.isEmpty())
        setPath(path);
}

}  // namespace unclip::ui
