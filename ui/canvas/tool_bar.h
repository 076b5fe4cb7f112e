#pragma once

#include <QToolBar>

class QSpinBox;

namespace unclip::ui {

class Actions;
class PictureView;

/// The tools of the canvas with the brush's size, hardness and opacity; bound to one view.
class CanvasToolBar : public QToolBar {
    Q_OBJECT
public:
    CanvasToolBar(const Actions& actions, PictureView* view, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QSpinBox* addNumber(const QString& label, const QString& tip, int low, int high, const QString& suffix);
    void showBrush();
    void takeBrush();

    PictureView* view_;
    QSpinBox *size_, *hardness_, *opacity_;
    QList<QAction*> captions_;  ///< of these
    int fullWidth_ = 0;         ///< of the bar with its captions
};

}  // namespace unclip::ui
