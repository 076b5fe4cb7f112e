#pragma once

#include <QHash>
#include <QWidget>

#include "ui/queue/job_list.h"

namespace unclip::ui {

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
    explicit PicturePage(JobList* jobs, QWidget* parent = nullptr);

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
    void flushMask();
    int candidateCount() const { return static_cast<int>(candidates_.size()); }

    /// Fills in what the canvas knows (picture, mask, margins, feather, strength). Throws Error with what is missing.
    Request inpaintRequest(Request request) const;
    Request detailRequest(Request request) const;
    Request outpaintRequest(Request request) const;
    /// Results of this job come back as candidates.
    void expect(JobId id);

    void accept();
    void discard();
    void showCandidate(int index);

signals:
    void backWanted();
    void editWanted(unclip::Task task, bool isErasing);
    void opened();
    void editChanged();  ///< what is under way on the picture
    void failed(const QString& sentence);

private:
    void read(const FinishedPicture& picture, bool keepMask, const UnfinishedEdit& edit);
    void show(const FinishedPicture& picture, const QImage& image, bool keepMask);
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
};

}  // namespace unclip::ui
