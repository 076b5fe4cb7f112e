#pragma once

#include <QWidget>

#include "ui/actions/action_id.h"
#include "ui/canvas/result_tile.h"

class QSlider;
class QToolBar;

namespace unclip::ui {

class Actions;

/// The pictures of a job side by side, as large as they fit; or of several jobs in columns, to compare them; or a mix:
/// its steps in a row, and a slider that shows the way from one end to the other large. The picture under the pointer
/// or with the keyboard focus shows a bar of what can be done with it.
class ResultsGrid : public QWidget {
    Q_OBJECT
public:
    explicit ResultsGrid(const Actions& actions, QWidget* parent = nullptr);

    void showJob(const Job& job);
    /// One column a job, with a heading each.
    void showComparison(const QList<const Job*>& jobs, const QStringList& headings);
    bool shows(JobId id) const;
    void setPreview(JobId job, int index, const QImage& image);
    void setPicture(JobId job, const FinishedPicture& picture);
    void removePicture(const QString& path);
    /// The picture with the keyboard focus or, without one, the first.
    const FinishedPicture* current() const;
    const QList<ResultTile*>& tiles() const { return tiles_; }
    /// The step of a mix that the slider shows; null when no mix is shown.

signals:
    void actionTriggered(unclip::ui::ActionId action, const unclip::ui::FinishedPicture& picture);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void clear();
    ResultTile* makeTile(const Job& job, int index);
    void emitAction(ActionId action, const ResultTile& tile);
    void beginMix(const Job& job);
    void showMixed(int index);
    void arrange();
    void arrangeMix();
    void showBar(ResultTile* tile);
    void onKey(ResultTile* tile, QKeyEvent* event);
    void showMenu(ResultTile* tile, const QPoint& globalPosition);
    void moveFocus(ResultTile* from, int dx, int dy);

    const Actions& actions_;
    QList<ResultTile*> tiles_;
    QStringList headings_;
    int columns_ = 1;
    int fixedColumns_ = 0;  ///< comparisons: one column a job
    QSlider* mixSlider_;
    ResultTile* mixTile_ = nullptr;
    QToolBar* bar_;
    ResultTile* barTile_ = nullptr;
};

}  // namespace unclip::ui
