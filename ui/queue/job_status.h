#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;
class QToolButton;

namespace unclip::ui {

class JobList;

/// The right part of the status bar: stage, bar, time left, Cancel; and on the left model, device and memory.
class JobStatus : public QWidget {
    Q_OBJECT
public:
    explicit JobStatus(JobList* jobs, QWidget* parent = nullptr);

    void setModel(const QString& words);
    void setDevice(const QString& words);
    /// A sentence for some seconds, in place of model and device.
    void say(const QString& sentence);

    QString text() const;

private:
    void showFacts();
    void showJob();

    JobList* jobs_;
    QString model_, device_;
    QLabel *facts_, *stage_;
    QProgressBar* bar_;
    QToolButton* cancel_;
    QTimer* sentenceTimer_;
};

}  // namespace unclip::ui
