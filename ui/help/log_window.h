#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace unclip::ui {

/// The log's last part, as plain text.
class LogWindow : public QDialog {
    Q_OBJECT
public:
    explicit LogWindow(QWidget* parent = nullptr);

    /// Goes to the last line that contains `text`.
    void showLine(const QString& text);

private:
    void read();

    QPlainTextEdit* view_;
};

}  // namespace unclip::ui
