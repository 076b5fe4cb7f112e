#pragma once

#include <QWidget>

#include "engine/request/request.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace unclip::ui {

/// The bar above a picture: what to do with the mask or the frame, and, while there are candidates, which one it is.
class EditBar : public QWidget {
    Q_OBJECT
public:
    explicit EditBar(QWidget* parent = nullptr);

    void setMaskExists(bool exists);
    /// Whether the model that paints follows structures, of which the mask may be one.
    void setFollowsStructure(bool follows);
    void setMargins(const Margins& margins);
    /// Candidate `index` of `count`; none: the bar shows what can be done.
    void setCandidate(int index, int count);
    void setTitle(const QString& title);

    int feather() const;
    double strength() const;

signals:
    void backWanted();
    void repaintWanted();
    void detailWanted();
    void eraseWanted();
    void structureWanted();
    void outpaintWanted();
    void frameResetWanted();
    void acceptWanted();
    void discardWanted();
    void nextWanted();
    void previousWanted();

private:
    void addMaskTools();
    void addFrameTools();
    void addCandidateTools();

    QLabel *title_, *hint_, *frameSize_, *candidate_;
    QWidget *maskTools_, *frameTools_, *candidateTools_;
    QPushButton* structure_;
    QSlider *feather_, *strength_;
};

}  // namespace unclip::ui
