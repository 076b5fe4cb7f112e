#include "ui/prompt/style_chips.h"

#include <QInputDialog>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

#include "ui/headless/harmless_text.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

struct Style {
    const char* label;  ///< translated
    const char* words;  ///< what the model reads
};

constexpr Style kStyles[] = {
    {QT_TRANSLATE_NOOP("unclip::ui::StyleChips", "Oil painting"), "oil painting"},
    {QT_TRANSLATE_NOOP("unclip::ui::StyleChips", "Stained glass"), "stained glass"},
    {QT_TRANSLATE_NOOP("unclip::ui::StyleChips", "Pencil sketch"), "pencil sketch"},
    {QT_TRANSLATE_NOOP("unclip::ui::StyleChips", "Pixel art"), "pixel art"},
    {QT_TRANSLATE_NOOP("unclip::ui::StyleChips", "Photo"), "photo"},
    {QT_TRANSLATE_NOOP("unclip::ui::StyleChips", "Watercolour"), "watercolor"},
};

QRegularExpression expressionOf(const QString& words) {
    return QRegularExpression(
        QStringLiteral("(?:,\\s*|\\s+|^)%1(?=\\s*(?:,|\\s|$))").arg(QRegularExpression::escape(words)),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

}  // namespace

StyleChips::StyleChips(QWidget* parent) : QWidget(parent), layout_(new FlowLayout(this, 4)) {
    setAccessibleName(tr("Styles"));
    build();
}

QString StyleChips::withWords(const QString& prompt, const QString& words) {
    const QString text = prompt.trimmed();
    if (hasWords(text, words))
        return text;
    return text.isEmpty() ? words : text + (text.endsWith(u',') ? QStringLiteral(" ") : QStringLiteral(", ")) + words;
}

QString StyleChips::withoutWords(const QString& prompt, const QString& words) {
    QString text = prompt;
    text.remove(expressionOf(words));
    static const QRegularExpression kLeadingComma(QStringLiteral("^\\s*,\\s*"));
    return text.remove(kLeadingComma).trimmed();
}

bool StyleChips::hasWords(const QString& prompt, const QString& words) {
    return expressionOf(words).match(prompt).hasMatch();
}

void StyleChips::setOwnWords(const QStringList& words) {
    if (words == ownWords_)
        return;
    ownWords_ = words;
    build();
}

void StyleChips::changeOwnWords(const QStringList& words) {
    setOwnWords(words);
    emit ownWordsChanged(words);
}

void StyleChips::build() {
    qDeleteAll(chips_);
    chips_.clear();
    delete add_;
    for (const Style& style : kStyles) addChip(tr(style.label), QString::fromLatin1(style.words));
    for (const QString& words : ownWords_) {
        QToolButton* chip = addChip(words, words);
        chip->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(chip, &QWidget::customContextMenuRequested, this,
                [this, words, chip](const QPoint& at) { showMenu(words, chip->mapToGlobal(at)); });
    }
    add_ = new QToolButton(this);
    add_->setIcon(icon(QStringLiteral("add")));
    add_->setToolTip(tr("Save a style of your own"));
    add_->setAccessibleName(add_->toolTip());
    add_->setAutoRaise(true);
    connect(add_, &QToolButton::clicked, this, &StyleChips::askForWords);
    layout_->addWidget(add_);
}

// Neither waits for its answer: the chips are made anew whenever the styles change, and nothing of them may be at work
// then.

void StyleChips::askForWords() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New style"));
    dialog->setLabelText(tr("Words that the style adds to a prompt:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const QString words = text.simplified();
        if (!words.isEmpty() && !ownWords_.contains(words))
            changeOwnWords(ownWords_ + QStringList{words});
    });
    dialog->open();
}

void StyleChips::showMenu(const QString& words, const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(QStringLiteral("trash")), tr("Remove this style")), &QAction::triggered, this,
            [this, words] {
                QStringList left = ownWords_;
                left.removeAll(words);
                changeOwnWords(left);
            });
    menu->popup(globalPosition);
}

QToolButton* StyleChips::addChip(const QString& label, const QString& words) {
    auto* chip = new QToolButton(this);
    chip->setText(label);
    chip->setCheckable(true);
    chip->setToolTip(asTip(tr("Adds “%1” to the prompt, or takes it out.").arg(words)));
    chip->setProperty("words", words);
    connect(chip, &QToolButton::clicked, this, [this, words](bool isOn) { emit toggled(words, isOn); });
    layout_->addWidget(chip);
    chips_.append(chip);
    return chip;
}

void StyleChips::showPrompt(const QString& prompt) {
    for (QToolButton* chip : chips_) chip->setChecked(hasWords(prompt, chip->property("words").toString()));
}

}  // namespace unclip::ui
