#pragma once

#include <QElapsedTimer>
#include <QObject>

#include "engine/request/job_queue.h"
#include "ui/window/window_parts.h"

namespace unclip::ui {

/// From the prompt to a job, and its end.
class Painting : public QObject {
    Q_OBJECT
public:
    /// `window` is alerted when a long job ends while it is in the background.
    Painting(const WindowParts& parts, QWidget* window);

    /// Paints what the prompt dock says.
    void paint();
    /// Puts a request into the queue and shows its results when nothing else is being looked at. A wrong request is
    /// said in place; then 0 comes back.
    JobId submit(const Request& request, int comparison = 0);
    /// Paints a request with each prior mode, side by side.
    void compare(Request request);
    /// Whether every setting can be read; what can't is said in place.
    bool canPaint() const;

signals:
    void detailsWanted(unclip::JobId id);  ///< why a job failed

private:
    void edit(Task task, bool isErasing);
    void tellEnd(JobId id);
    void notify(const QString& sentence);

    WindowParts parts_;
    QWidget* window_;
    QElapsedTimer jobTimer_;
    int lastComparison_ = 0;
};

}  // namespace unclip::ui
