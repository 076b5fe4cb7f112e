#pragma once

#include <QDialog>
#include <vector>

#include "engine/request/engine.h"

class QPushButton;

namespace unclip::ui {

/// What a model takes a picture for: captions with their probabilities, likeliest first. One click chooses one and
/// closes the dialog.
class DescriptionDialog : public QDialog {
    Q_OBJECT
public:
    explicit DescriptionDialog(const std::vector<Description>& descriptions, QWidget* parent = nullptr);

signals:
    void chosen(const QString& caption);
};

}  // namespace unclip::ui
