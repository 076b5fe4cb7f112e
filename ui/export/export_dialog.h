#pragma once

#include <QDialog>

#include "engine/image/export_picture.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace unclip::ui {

class Preferences;

/// Asks how pictures shall be exported: where, under which names, in which format and size. What was chosen is kept in
/// the preferences when it is accepted.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const QStringList& sources, Preferences* preferences, QWidget* parent = nullptr);

    /// As the fields say.
    ExportOptions options() const;

private:
    enum Size { originalSize, scaledSize, fittingSize };

    QWidget* folderLine();
    QWidget* sizeLine();
    void showChoices();
    void done(int result) override;

    Preferences* preferences_;
    QString firstSource_;
    PictureMetadata firstMetadata_;
    QLineEdit* folder_;
    QLineEdit* pattern_;
    QLabel* example_;
    QComboBox* format_;
    QSpinBox* quality_;
    QComboBox* size_;
    QSpinBox* percent_;
    QSpinBox* width_;
    QSpinBox* height_;
    QCheckBox* metadata_;
    QPushButton* export_;
};

}  // namespace unclip::ui
