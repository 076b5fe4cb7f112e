#pragma once

#include <QElapsedTimer>
#include <QUndoStack>
#include <QWidget>

#include "ui/canvas/image_pyramid.h"
#include "ui/canvas/mask.h"
#include "ui/canvas/outpaint_frame.h"
#include "ui/canvas/view_transform.h"

namespace unclip::ui {

class Actions;

enum class Tool { select, brush, eraser, lasso, rectangle, pan, zoom };

/// One picture with its mask: shows, zooms, pans, and turns mouse, tablet and keys into strokes. Repaints only what
/// changed. Knows nothing of files and jobs.
class PictureView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kUndoSteps = 200;  ///< changes of the mask that can be undone

    /// Its keys are those of the actions' canvas scope.
    explicit PictureView(const Actions& actions, QWidget* parent = nullptr);

    void setPicture(const QImage& image);
    /// Another picture in its place, for comparing or choosing; null: the picture itself. `place` is where it lies, in
    /// pixels of the picture; empty: it covers the picture.
    void setCandidate(const QImage& image, const QRectF& place = {});
    /// What the picture was before; shown in the split and while the key for it is held.
    void setBefore(const QImage& image);
    QSize pictureSize() const { return picture_.size(); }
    const QImage& picture() const { return picture_.full(); }
    bool hasPicture() const { return !picture_.isEmpty(); }

    const Mask& mask() const { return mask_; }
    void setMask(const QImage& image);  ///< forgets the undo steps
    bool hasMask() const { return hasMask_; }
    QUndoStack* undoStack() { return &undo_; }
    void maskAll();
    void maskInvert();
    void maskClear();
    /// Marks `image` (scaled to the picture) as one step that can be undone.
    void maskFrom(const QImage& image, const QString& undoText);
    void setMaskShown(bool isShown);
    void setMaskColour(const QColor& colour, int opacityPercent);

    Tool tool() const { return tool_; }
    void setTool(Tool tool);
    const MaskBrush& brush() const { return brush_; }
    void setBrush(const MaskBrush& brush);
    enum class Pressure { none, size, opacity };
    void setPressure(Pressure pressure) { pressure_ = pressure; }

    const OutpaintFrame& frame() const { return frame_; }
    void setMargins(const Margins& margins);

    const ViewTransform& transform() const { return transform_; }
    void fit();
    void zoomTo(double zoom);
    void zoomBy(double factor);
    void setSplit(bool isOn);

signals:
    void maskChanged();
    void toolChanged(unclip::ui::Tool tool);
    void brushChanged(const unclip::ui::MaskBrush& brush);
    void marginsChanged(const unclip::Margins& margins);
    void zoomChanged(double zoom);
    void nextWanted();
    void previousWanted();
    void acceptWanted();
    void discardWanted();
    void hideDocksWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Drag { none, stroke, lasso, rectangle, pan, zoom, brushSize, frame, split };

    void begin(const QPointF& at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers, double pressure);
    void move(const QPointF& at, Qt::KeyboardModifiers modifiers, double pressure);
    void end(const QPointF& at);
    void continueStroke(const QPointF& at, double pressure);
    /// `isShown`: what was touched is on the screen already.
    void finishMaskChange(const QString& text, const QImage& before, const QRect& touched, bool isShown = false);
    void onMaskChanged(const QRect& pictureRect);
    void setTransform(const ViewTransform& transform);
    QRectF viewRectOf(const QRectF& pictureRect) const;
    double brushReach() const { return brush_.size / 2 * transform_.zoom() + 3; }
    void connectActions();
    void changeBrush(double sizeFactor, double hardnessStep);
    bool hold(const QKeyEvent& event, bool isHeld);
    void showCursor();
    void updateBrushOutline(const QPointF& at);
    void showPointerAt(const QPointF& at);

    void paintPictures(QPainter& painter, const QRect& clip);
    void paintLayer(QPainter& painter, const ImagePyramid& layer, const QRectF& place, const QRectF& clip);
    void paintMask(QPainter& painter, const QRectF& clip);
    void paintFrame(QPainter& painter);
    void paintDecorations(QPainter& painter);

    const Actions& actions_;
    ImagePyramid picture_, candidate_, before_;
    QRectF candidatePlace_;
    Mask mask_;
    bool hasMask_ = false, isMaskShown_ = true;
    QColor maskColour_{"#ff3b5c"};
    int maskOpacity_ = 50;
    QUndoStack undo_;
    OutpaintFrame frame_;
    ViewTransform transform_;
    bool isFitted_ = true;

    Tool tool_ = Tool::select;
    MaskBrush brush_;
    Pressure pressure_ = Pressure::size;
    Drag drag_ = Drag::none;
    bool strokeErases_ = false;
    QPointF pressedAt_, lastAt_, pointer_;
    QImage beforeStroke_;
    QRect touched_;
    QPolygonF outline_;
    int frameEdges_ = 0;
    bool isSpaceHeld_ = false, isZoomHeld_ = false, isBeforeHeld_ = false, isSplit_ = false, isPointerInside_ = false;
    double splitAt_ = 0.5;
    double brushSizeAtPress_ = 0;
    ViewTransform transformAtPress_;
};

}  // namespace unclip::ui
