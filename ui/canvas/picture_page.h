#pragma once

#include <QHash>
#include <QWidget>
#include <functional>
#include <stop_token>

#include "ui/jobs/job_list.h"

namespace unclip::ui {

class Actions;
class EditBar;
class FilmStrip;
class MaskStore;
class PictureView;

/// What is under way on a picture; its mask is kept with the picture itself.
struct UnfinishedEdit {
    Margins frame;           ///< how far it shall be continued
    QStringList candidates;  ///< files of results that were neither taken nor discarded
};

/// One picture with everything to edit it. Edits become requests; their results come back as candidates that are
/// flipped through, taken or discarded. The picture's own file is never written to.
class PicturePage : public QWidget {
    Q_OBJECT
public:
    PicturePage(JobList* jobs, const Actions& actions, QWidget* parent = nullptr);
    ~PicturePage() override;

    PictureView* view() const { return view_; }
    EditBar* bar() const { return bar_; }
    const FinishedPicture& picture() const { return picture_; }
    bool isEmpty() const { return picture_.path.isEmpty() && picture_.image.isNull(); }

    /// Shows a picture, read in the background when it isn't in memory; `keepMask` carries the present mask over.
    void open(const FinishedPicture& picture, bool keepMask = false);
    /// Shows the picture in a file and goes on with what was under way on it.
    void reopen(const QString& file, const UnfinishedEdit& edit);
    void close();
    UnfinishedEdit unfinishedEdit() const;
    void flushMask();  ///< returns when it is on the disk
    /// Whether a picture was opened here, or is about to be.
    bool wasUsed() const { return loading_ > 0; }
    int candidateCount() const { return static_cast<int>(candidates_.size()); }

    /// Fills in what the canvas knows (picture, mask, margins, feather, strength) and gives the request of an edit to
    /// `then`, when a copy of the mask is written. Throws Error with what is missing.
    void makeRequest(Task task, Request request, std::function<void(const Request&)> then);
    /// Gives the file of a copy of the mask, as it is now, to `then`.
    void freezeMask(std::function<void(const QString& file)> then);
    /// Results of this job come back as candidates, when it is of the picture that is open.
    void expect(JobId id);

    void accept();
    void discard();
    void showCandidate(int index);

signals:
    void backWanted();
    void editWanted(unclip::Task task, bool isErasing);
    void opened();
    void editChanged();                 ///< what is under way on the picture
    void reading(const QString& file);  ///< a picture is read in the background
    void failed(const QString& sentence);

private:
    void read(const FinishedPicture& picture, bool keepMask, const UnfinishedEdit& edit);
    void show(const FinishedPicture& picture, const QImage& image, bool keepMask);
    void bringMask();
    void addCandidate(const FinishedPicture& picture, const Margins& margins);
    QString pathOnDisk() const;

    JobList* jobs_;
    PictureView* view_;
    EditBar* bar_;
    FilmStrip* film_;
    MaskStore* masks_;
    FinishedPicture picture_;
    QList<FinishedPicture> candidates_;
    QHash<JobId, Margins>
        expected_;          ///< jobs whose pictures are candidates, with how far they reach beyond the picture
    QList<QRectF> places_;  ///< where each candidate lies in the picture; empty: it covers it
    int shown_ = -1;
    int loading_ = 0;  ///< counts opened pictures, so that a late reader doesn't replace a newer picture
    std::stop_source reading_{std::nostopstate};  ///< of the picture that was opened last
};

}  // namespace unclip::ui
