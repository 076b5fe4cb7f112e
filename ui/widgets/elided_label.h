#pragma once

#include <QLabel>

namespace unclip::ui {

/// One line of plain text that ends in "…" where there is no room for the rest.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace unclip::ui
