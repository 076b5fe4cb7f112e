#pragma once

#include <QDialog>

#include "ui/pictures/finished_picture.h"

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSlider;
class QTabWidget;

namespace unclip::ui {

/// Chooses what a picture is mixed with: another picture, or the difference between two texts.
class MixDialog : public QDialog {
    Q_OBJECT
public:
    /// `others` are offered as the second picture; a file can be chosen too.
    MixDialog(const FinishedPicture& first, const QList<FinishedPicture>& others, QWidget* parent = nullptr);

    /// Fills in the task, both ends and the number of pictures.
    Request request(Request settings) const;

private:
    QLayout* head();
    QWidget* byPicture();
    QWidget* byText();
    QLayout* stepsLine();
    void addPicture(const QString& path, const QImage& image);
    void update();

    FinishedPicture first_;
    QTabWidget* ways_;
    QListWidget* pictures_;
    QLineEdit *from_, *to_;
    QSlider* steps_;
    QLabel* stepsShown_;
    QDialogButtonBox* buttons_;
};

}  // namespace unclip::ui
