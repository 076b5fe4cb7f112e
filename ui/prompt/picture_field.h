#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;

namespace unclip::ui {

/// The path of a picture, typed or chosen in a dialog. Empty: none.
class PictureField : public QWidget {
    Q_OBJECT
public:
    /// `title`: of the dialog; `absent`: what stands there while no picture is chosen.
    PictureField(const QString& title, const QString& absent, QWidget* parent = nullptr);

    QString path() const;
    void setPath(const QString& path);

signals:
    void changed();

private:
    void choose();

    QString title_;
    QLineEdit* path_;
};

}  // namespace unclip::ui
