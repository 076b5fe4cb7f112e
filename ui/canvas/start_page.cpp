#include "ui/canvas/start_page.h"

#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/headless/harmless_text.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

struct Example {
    const char* prompt;
    const char* label;
    const char* picture;  ///< in :/examples, painted by the shipped model
};

constexpr Example kExamples[] = {
    {"a rainbow in space", QT_TRANSLATE_NOOP("unclip::ui::StartPage", "A rainbow in space"), "rainbow"},
    {"an oil painting of a king", QT_TRANSLATE_NOOP("unclip::ui::StartPage", "An oil painting of a king"), "king"},
    {"a dog in the Himalayas", QT_TRANSLATE_NOOP("unclip::ui::StartPage", "A dog in the Himalayas"), "dog"},
    {"pixel art of a cat in space", QT_TRANSLATE_NOOP("unclip::ui::StartPage", "Pixel art of a cat in space"), "cat"},
    {"a racing car in a desert", QT_TRANSLATE_NOOP("unclip::ui::StartPage", "A racing car in a desert"), "car"},
    {"a ghost in a dark forest", QT_TRANSLATE_NOOP("unclip::ui::StartPage", "A ghost in a dark forest"), "ghost"},
};

constexpr int kMaximumColumns = 3;
constexpr int kSpacing = 14;
constexpr int kSideMargin = 32, kNarrowSideMargin = 8, kNarrowWidth = 400;
constexpr QSize kSmallestExample(120, 90), kLargestExample(244, 208);

/// A picture with its prompt below; without a picture, the paint sign.
class ExampleCard : public QAbstractButton {
public:
    ExampleCard(const QString& label, const QString& prompt, const QString& picture, QWidget* parent)
        : QAbstractButton(parent), label_(label), picture_(QStringLiteral(":/examples/%1.jpg").arg(picture)) {
        setAccessibleName(label);
        setToolTip(asTip(prompt));
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    QSize sizeHint() const override { return {190, 170}; }
    QSize minimumSizeHint() const override { return kSmallestExample; }

protected:
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        const ThemeColours& colours = themeColours();
        const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
        QPainterPath shape;
        shape.addRoundedRect(area, 8, 8);
        painter.fillPath(shape, palette().color(isDown() ? QPalette::Button : QPalette::Window));
        const int lineHeight = fontMetrics().lineSpacing() * 2 + 12;
        const QRectF top(area.left(), area.top(), area.width(), area.height() - lineHeight);
        painter.save();
        painter.setClipPath(shape);
        if (!picture_.isNull()) {
            const QSizeF source = QSizeF(top.size()).scaled(picture_.size(), Qt::KeepAspectRatio);
            const QRectF middle(
                QPointF((picture_.width() - source.width()) / 2, (picture_.height() - source.height()) / 2), source);
            painter.drawPixmap(top, picture_, middle);
        } else {
            painter.fillRect(top, colours.canvas);
            QRectF sign(0, 0, 36, 36);
            sign.moveCenter(top.center());
            painter.setOpacity(0.6);
            ui::icon(QStringLiteral("paint")).paint(&painter, sign.toRect());
        }
        painter.restore();
        painter.setPen(QPen(underMouse() || hasFocus() ? colours.accent : colours.border, hasFocus() ? 2 : 1));
        painter.drawPath(shape);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(area.left() + 8, top.bottom(), area.width() - 16, lineHeight),
                         Qt::AlignCenter | Qt::TextWordWrap, label_);
    }

private:
    QString label_;
    QPixmap picture_;
};

}  // namespace

StartPage::StartPage(QWidget* parent) : QScrollArea(parent) {
    setAccessibleName(tr("What shall be painted?"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(12);
    layout->addStretch(2);

    auto* title = new QLabel(tr("What shall be painted?"), page);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    layout->addWidget(title);
    auto* hint = new QLabel(tr("Type a prompt at the side, drop a picture here to edit it, or try an example."), page);
    hint->setObjectName(QStringLiteral("faint"));
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    layout->addWidget(hint);
    layout->addSpacing(8);

    frame_ = new QWidget(page);
    frame_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    grid_ = new QGridLayout(frame_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(kSpacing);
    for (const Example& example : kExamples) {
        const QString prompt = QString::fromLatin1(example.prompt);
        auto* card = new ExampleCard(tr(example.label), prompt, QString::fromLatin1(example.picture), frame_);
        card->setObjectName(QStringLiteral("example%1").arg(examples_.size()));
        connect(card, &QAbstractButton::clicked, this, [this, prompt] { emit exampleChosen(prompt); });
        examples_.append(card);
    }
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(frame_, 100);
    line->addStretch(1);
    layout->addLayout(line, 100);

    auto* open = new QPushButton(icon(QStringLiteral("folder")), tr("Open a picture…"), page);
    open->setFlat(true);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    layout->addWidget(open, 0, Qt::AlignCenter);
    layout->addStretch(2);
    setWidget(page);
    arrangeExamples();
}

void StartPage::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    arrangeExamples();
}

void StartPage::arrangeExamples() {
    // Room for the bar at the side even where there is none yet, so that showing it doesn't change the rows.
    const int margin = width() < kNarrowWidth ? kNarrowSideMargin : kSideMargin;
    widget()->layout()->setContentsMargins(margin, 24, margin, 24);
    const int room = width() - 2 * margin - verticalScrollBar()->sizeHint().width();
    const int columns = std::clamp((room + kSpacing) / (kSmallestExample.width() + kSpacing), 1, kMaximumColumns);
    if (!grid_->isEmpty() && grid_->itemAtPosition(0, columns - 1) && !grid_->itemAtPosition(0, columns))
        return;
    for (QAbstractButton* example : examples_) grid_->removeWidget(example);
    for (int i = 0; i < examples_.size(); ++i) grid_->addWidget(examples_[i], i / columns, i % columns);
    const int rows = (int(examples_.size()) + columns - 1) / columns;
    frame_->setMaximumSize(columns * (kLargestExample.width() + kSpacing) - kSpacing,
                           rows * (kLargestExample.height() + kSpacing) - kSpacing);
}

QStringList StartPage::examples() {
    QStringList prompts;
    for (const Example& example : kExamples) prompts.append(QString::fromLatin1(example.prompt));
    return prompts;
}

}  // namespace unclip::ui
