#pragma once

#include <QDockWidget>

#include "engine/request/job_queue.h"

class QAction;
class QListView;
class QToolBar;

namespace unclip::ui {

class JobList;

/// The queue, one line a job: preview, prompt, stage and bar. Waiting jobs are dragged (or moved with Alt+Up and
/// Alt+Down) to another place; failed ones say why and can be tried again.
class QueueDock : public QDockWidget {
    Q_OBJECT
public:
    explicit QueueDock(JobList* jobs, QWidget* parent = nullptr);

    QListView* view() const { return view_; }

signals:
    void jobChosen(unclip::JobId id);
    void detailsWanted(unclip::JobId id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateActions();
    void moveCurrent(int by);
    JobId currentId() const;
    void showMenu(const QPoint& at);

    JobList* jobs_;
    QListView* view_;
    QAction *cancel_, *retry_, *remove_, *details_, *pause_, *clear_;
};

}  // namespace unclip::ui
