#pragma once

#include <QWidget>

#include "ui/jobs/job_list.h"

class QStackedWidget;

namespace unclip::ui {

class Actions;
class MessageBar;
class PicturePage;
class ResultsGrid;
class StartPage;

/// The middle of the window: the start page, the results of a request, or one picture; with a line for messages above.
class CanvasArea : public QWidget {
    Q_OBJECT
public:
    CanvasArea(JobList* jobs, const Actions& actions, QWidget* parent = nullptr);

    MessageBar* messages() const { return messages_; }
    StartPage* startPage() const { return start_; }
    ResultsGrid* results() const { return results_; }
    PicturePage* picturePage() const { return picture_; }

    void showStart();
    /// The results of a job; a compared job brings its companions.
    void showJob(JobId id);
    bool showsStart() const;
    bool showsResults() const;
    bool showsPicture() const;
    /// One picture, to look at and to edit.
    void showPicture(const FinishedPicture& picture);
    /// Back from a picture to the results last looked at, or to the start page.
    void showLast();
    /// The picture that actions of the menus mean; null when there is none.
    const FinishedPicture* current() const;

signals:
    void pageChanged();

private:
    JobList* jobs_;
    MessageBar* messages_;
    QStackedWidget* pages_;
    StartPage* start_;
    ResultsGrid* results_;
    PicturePage* picture_;
};

}  // namespace unclip::ui
