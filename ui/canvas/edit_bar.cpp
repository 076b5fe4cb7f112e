#include "ui/canvas/edit_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <functional>

#include "ui/headless/harmless_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

QPushButton* button(QWidget* parent, const QString& text, const QString& tip, const char* iconName) {
    auto* made = new QPushButton(icon(QString::fromLatin1(iconName)), text, parent);
    made->setToolTip(asTip(tip));
    made->setAutoDefault(false);
    return made;
}

/// A slider with its name before and its value behind.
QSlider* slider(QWidget* parent, FlowLayout* layout, const QString& name, const QString& tip, int low, int high,
                int value, const std::function<QString(int)>& inWords) {
    auto* group = new QWidget(parent);
    auto* line = new QHBoxLayout(group);
    line->setContentsMargins(6, 0, 0, 0);
    line->setSpacing(4);
    auto* made = new QSlider(Qt::Horizontal, group);
    made->setRange(low, high);
    made->setFixedWidth(90);
    made->setAccessibleName(name);
    auto* shown = new QLabel(group);
    shown->setMinimumWidth(shown->fontMetrics().horizontalAdvance(inWords(high)) + 2);
    QObject::connect(made, &QSlider::valueChanged, shown, [shown, inWords](int now) { shown->setText(inWords(now)); });
    made->setValue(value);
    shown->setText(inWords(made->value()));
    auto* label = new QLabel(name, group);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(made)}) {
        widget->setToolTip(asTip(tip));
        line->addWidget(widget);
    }
    line->addWidget(shown);
    layout->addWidget(group);
    return made;
}

}  // namespace

EditBar::EditBar(QWidget* parent)
    : QWidget(parent),
      title_(new ElidedLabel(this)),
      hint_(new QLabel(this)),
      maskTools_(new QWidget(this)),
      frameTools_(new QWidget(this)),
      candidateTools_(new QWidget(this)) {
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 8, 4);
    layout->setSpacing(8);
    auto* back = new QToolButton(this);
    back->setIcon(icon(QStringLiteral("back")));
    back->setAutoRaise(true);
    back->setToolTip(tr("Back to the results"));
    back->setAccessibleName(back->toolTip());
    back->setObjectName(QStringLiteral("backButton"));
    connect(back, &QToolButton::clicked, this, &EditBar::backWanted);
    title_->setMinimumWidth(60);
    hint_->setObjectName(QStringLiteral("faint"));
    hint_->setText(tr("Mark with the brush (B) what shall be painted again, or drag the frame outwards."));
    hint_->setWordWrap(true);
    layout->addWidget(back);
    layout->addWidget(title_, 1);
    layout->addWidget(hint_, 3);
    layout->addWidget(maskTools_, 6);
    layout->addWidget(frameTools_, 0);
    layout->addWidget(candidateTools_, 0);
    addMaskTools();
    addFrameTools();
    addCandidateTools();

    setMaskExists(false);
    setMargins({});
    setCandidate(0, 0);
}

void EditBar::addMaskTools() {
    auto* mask = new FlowLayout(maskTools_, 6);
    auto* repaint = button(maskTools_, tr("Repaint"),
                           tr("Paints the prompt where the mask is; everything else stays as it is."), "brush");
    repaint->setObjectName(QStringLiteral("repaintButton"));
    auto* detail =
        button(maskTools_, tr("More detail"), tr("Paints the marked part again, larger and finer."), "detail");
    auto* erase = button(maskTools_, tr("Erase object"),
                         tr("Fills the marked part with what surrounds it, without a prompt."), "eraser");
    structure_ = button(maskTools_, tr("Follow as structure"),
                        tr("Pictures from the prompt follow what is marked as a depth picture: near is what is marked "
                           "fully, farther what a brush of less opacity marks."),
                        "depth");
    structure_->setObjectName(QStringLiteral("structureButton"));
    structure_->hide();
    connect(structure_, &QPushButton::clicked, this, &EditBar::structureWanted);
    connect(repaint, &QPushButton::clicked, this, &EditBar::repaintWanted);
    connect(detail, &QPushButton::clicked, this, &EditBar::detailWanted);
    connect(erase, &QPushButton::clicked, this, &EditBar::eraseWanted);
    for (QPushButton* one : {repaint, detail, erase, structure_}) mask->addWidget(one);
    const QLocale locale;
    feather_ =
        slider(maskTools_, mask, tr("Feather"), tr("Pixels over which the mask's border blends into the picture."), 0,
               128, 8, [locale](int value) { return tr("%1 px").arg(locale.toString(value)); });
    strength_ = slider(maskTools_, mask, tr("Strength"), tr("How far the new part may leave the old one."), 5, 100, 100,
                       [locale](int value) { return tr("%1 %").arg(locale.toString(value)); });
}

void EditBar::addFrameTools() {
    auto* frame = new QHBoxLayout(frameTools_);
    frame->setContentsMargins(0, 0, 0, 0);
    frameSize_ = new QLabel(frameTools_);
    auto* outpaint = button(frameTools_, tr("Paint beyond"), tr("Continues the picture up to the frame."), "outpaint");
    outpaint->setObjectName(QStringLiteral("outpaintButton"));
    auto* reset = button(frameTools_, QString(), tr("Puts the frame back around the picture"), "reset");
    reset->setAccessibleName(tr("Reset the frame"));
    frame->addWidget(frameSize_);
    frame->addWidget(outpaint);
    frame->addWidget(reset);
    connect(outpaint, &QPushButton::clicked, this, &EditBar::outpaintWanted);
    connect(reset, &QPushButton::clicked, this, &EditBar::frameResetWanted);
}

void EditBar::addCandidateTools() {
    auto* candidates = new QHBoxLayout(candidateTools_);
    candidates->setContentsMargins(0, 0, 0, 0);
    candidate_ = new QLabel(candidateTools_);
    auto* previous = button(candidateTools_, QString(), tr("Previous (←)"), "back");
    previous->setAccessibleName(tr("Previous"));
    auto* next = button(candidateTools_, QString(), tr("Next (→)"), "more");
    next->setAccessibleName(tr("Next"));
    auto* accept = button(candidateTools_, tr("Take it"),
                          tr("Goes on with this picture (Enter). The original stays in the gallery."), "accept");
    accept->setObjectName(QStringLiteral("acceptButton"));
    auto* discard = button(candidateTools_, tr("Discard"), tr("Back to the picture as it was (Esc)"), "cancel");
    discard->setObjectName(QStringLiteral("discardButton"));
    connect(previous, &QPushButton::clicked, this, &EditBar::previousWanted);
    connect(next, &QPushButton::clicked, this, &EditBar::nextWanted);
    connect(accept, &QPushButton::clicked, this, &EditBar::acceptWanted);
    connect(discard, &QPushButton::clicked, this, &EditBar::discardWanted);
    candidates->addWidget(previous);
    candidates->addWidget(candidate_);
    candidates->addWidget(next);
    candidates->addWidget(accept);
    candidates->addWidget(discard);
}

void EditBar::setFollowsStructure(bool follows) {
    structure_->setVisible(follows);
}

void EditBar::setMaskExists(bool exists) {
    maskTools_->setVisible(exists);
    hint_->setVisible(!exists && frameTools_->isHidden() && candidateTools_->isHidden());
}

void EditBar::setMargins(const Margins& margins) {
    const bool isOpen = margins != Margins{};
    frameTools_->setVisible(isOpen);
    const QLocale locale;
    frameSize_->setText(QStringLiteral("← %1  → %2  ↑ %3  ↓ %4")
                            .arg(locale.toString(margins.left), locale.toString(margins.right),
                                 locale.toString(margins.top), locale.toString(margins.bottom)));
    hint_->setVisible(!isOpen && maskTools_->isHidden() && candidateTools_->isHidden());
}

void EditBar::setCandidate(int index, int count) {
    candidateTools_->setVisible(count > 0);
    const QLocale locale;
    candidate_->setText(tr("%1 of %2").arg(locale.toString(index + 1), locale.toString(count)));
    hint_->setVisible(count == 0 && maskTools_->isHidden() && frameTools_->isHidden());
}

void EditBar::setTitle(const QString& title) {
    title_->setText(title);
    title_->setToolTip(asTip(title));
}

int EditBar::feather() const {
    return feather_->value();
}
double EditBar::strength() const {
    return strength_->value() / 100.0;
}
}  // namespace unclip::ui
