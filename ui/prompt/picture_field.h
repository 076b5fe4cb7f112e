#pragma once

#include <QLineEdit>

namespace unclip::ui {

/// The path of a picture, typed, dropped or chosen in a dialog. Empty: none.
class PictureField : public QLineEdit {
    Q_OBJECT
public:
    /// `title`: of the dialog; `absent`: what stands there while no picture is chosen.
    PictureField(const QString& title, const QString& absent, QWidget* parent = nullptr);

    QString path() const;
    void choose();

private:
    QString title_;
};

}  // namespace unclip::ui
