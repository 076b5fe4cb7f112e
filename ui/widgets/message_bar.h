#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace unclip::ui {

/// A sentence in place, above the canvas, with at most one thing to do about it; also in the log. Never takes the
/// focus.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void say(const QString& sentence, const QString& actionText = {}, std::function<void()> action = {});
    QString text() const;

private:
    QLabel* label_;
    QPushButton* button_;
    std::function<void()> action_;
};

}  // namespace unclip::ui
