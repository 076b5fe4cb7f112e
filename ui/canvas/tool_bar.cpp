#include "ui/canvas/tool_bar.h"

#include <QActionGroup>
#include <QLabel>
#include <QSpinBox>

#include "ui/actions/actions.h"
#include "ui/canvas/picture_view.h"
#include "ui/headless/harmless_text.h"

namespace unclip::ui {
namespace {

constexpr std::pair<ActionId, Tool> kTools[] = {
    {ActionId::select, Tool::select}, {ActionId::brush, Tool::brush},         {ActionId::eraser, Tool::eraser},
    {ActionId::lasso, Tool::lasso},   {ActionId::rectangle, Tool::rectangle}, {ActionId::pan, Tool::pan},
    {ActionId::zoom, Tool::zoom},
};

}  // namespace

CanvasToolBar::CanvasToolBar(const Actions& actions, PictureView* view, QWidget* parent)
    : QToolBar(tr("Tools"), parent), view_(view) {
    setObjectName(QStringLiteral("toolBar"));
    setIconSize({20, 20});
    auto* group = new QActionGroup(this);
    for (const auto& [id, tool] : kTools) {
        QAction* action = actions[id];
        group->addAction(action);
        addAction(action);
        connect(action, &QAction::triggered, view, [view, tool = tool] {
            view->setTool(tool);
            view->setFocus();
        });
    }
    actions[ActionId::select]->setChecked(true);
    connect(view, &PictureView::toolChanged, this, [&actions](Tool tool) {
        for (const auto& [id, one] : kTools) {
            if (one == tool)
                actions[id]->setChecked(true);
        }
    });
    addSeparator();
    size_ =
        addNumber(tr("Size"),
                  tr("Diameter of the brush in pixels of the picture; dragging with the right button changes it too."),
                  1, 2000, tr(" px"));
    hardness_ = addNumber(tr("Hardness"), tr("How sharp the brush's edge is."), 0, 100, tr(" %"));
    opacity_ = addNumber(tr("Opacity"), tr("How fully the brush marks."), 1, 100, tr(" %"));
    addSeparator();
    addActions({actions[ActionId::undo], actions[ActionId::redo], actions[ActionId::split], actions[ActionId::fit]});
    connect(view, &PictureView::brushChanged, this, &CanvasToolBar::showBrush);
    showBrush();
    for (QSpinBox* box : {size_, hardness_, opacity_})
        connect(box, &QSpinBox::valueChanged, this, &CanvasToolBar::takeBrush);
}

QSpinBox* CanvasToolBar::addNumber(const QString& label, const QString& tip, int low, int high, const QString& suffix) {
    auto* caption = new QLabel(label, this);
    caption->setContentsMargins(8, 0, 4, 0);
    auto* box = new QSpinBox(this);
    box->setRange(low, high);
    box->setSuffix(suffix);
    box->setAccessibleName(label);
    box->setToolTip(asTip(tip));
    box->setFocusPolicy(Qt::ClickFocus);
    captions_ << addWidget(caption);
    addWidget(box);
    return box;
}

void CanvasToolBar::resizeEvent(QResizeEvent* event) {
    QToolBar::resizeEvent(event);
    // Without room for all, the captions go before any tool does; the fields' tips say the same.
    if (captions_.first()->isVisible())
        fullWidth_ = sizeHint().width();
    const bool hasRoom = orientation() == Qt::Vertical || width() >= fullWidth_;
    for (QAction* caption : captions_) caption->setVisible(hasRoom);
}

void CanvasToolBar::showBrush() {
    const MaskBrush& brush = view_->brush();
    for (const auto& [box, value] : {std::pair{size_, brush.size}, std::pair{hardness_, brush.hardness * 100},
                                     std::pair{opacity_, brush.opacity * 100}}) {
        const QSignalBlocker blocker(box);
        box->setValue(qRound(value));
    }
}

void CanvasToolBar::takeBrush() {
    MaskBrush brush = view_->brush();
    brush.size = size_->value();
    brush.hardness = hardness_->value() / 100.0;
    brush.opacity = opacity_->value() / 100.0;
    view_->setBrush(brush);
}

}  // namespace unclip::ui
