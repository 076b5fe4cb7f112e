#include "ui/prompt/prompt_editor.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QToolTip>

#include "ui/actions/actions.h"
#include "ui/headless/harmless_text.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kLongestPaste = 20'000;  // characters; far beyond any model's limit, short enough to stay fluent

bool isIn(const TextRange& range, int position) {
    return position >= range.start && position < range.start + range.length;
}

}  // namespace

void PromptHighlighter::setFindings(const PromptFindings& findings) {
    findings_ = findings;
    rehighlight();
}

void PromptHighlighter::highlightBlock(const QString& text) {
    const int start = currentBlock().position();
    const int length = static_cast<int>(text.size());
    QTextCharFormat unknown;
    unknown.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    unknown.setUnderlineColor(themeColours().warning);
    for (const TextRange& range : findings_.unknown) {
        const int from = std::max(range.start - start, 0), to = std::min(range.start + range.length - start, length);
        if (from < to)
            setFormat(from, to - from, unknown);
    }
    const int cut = findings_.usedLength - start;
    if (findings_.tokens > findings_.limit && cut < length) {
        QTextCharFormat unread;
        unread.setForeground(themeColours().faint);
        unread.setFontStrikeOut(true);
        setFormat(std::max(cut, 0), length - std::max(cut, 0), unread);
    }
}

PromptEditor::PromptEditor(const Actions& actions, QWidget* parent)
    : QPlainTextEdit(parent), actions_(actions), highlighter_(new PromptHighlighter(document())) {
    setAccessibleName(tr("Prompt"));
    setPlaceholderText(tr("What shall be painted? For example: a dog in the Himalayas, oil painting"));
    setTabChangesFocus(true);
    setMinimumHeight(84);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEditor::checkText);
    connect(actions[ActionId::olderPrompt], &QAction::triggered, this, &PromptEditor::olderWanted);
    connect(actions[ActionId::newerPrompt], &QAction::triggered, this, &PromptEditor::newerWanted);
    connect(actions[ActionId::searchPrompts], &QAction::triggered, this, &PromptEditor::searchWanted);
}

void PromptEditor::setCheck(std::shared_ptr<const PromptCheck> check) {
    check_ = std::move(check);
    checkText();
}

void PromptEditor::replaceText(const QString& text) {
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void PromptEditor::checkText() {
    if (isChecking_)  // colouring a text counts as a change of it
        return;
    isChecking_ = true;
    const PromptFindings findings = check_ != nullptr ? check_->check(toPlainText()) : PromptFindings{};
    highlighter_->setFindings(findings);
    emit findingsChanged(findings);
    isChecking_ = false;
}

bool PromptEditor::takesKey(const QKeyEvent& event) {
    const bool isPress = event.type() == QEvent::KeyPress;
    if (actions_.isKeyOf(ActionId::paint, event)) {
        if (isPress)
            emit paintWanted();
        return true;
    }
    const auto action = actions_.find(ActionScope::prompt, event);
    if (action && isPress)
        actions_[*action]->trigger();
    return action.has_value();
}

void PromptEditor::keyPressEvent(QKeyEvent* event) {
    if (!takesKey(*event))
        QPlainTextEdit::keyPressEvent(event);
}

bool PromptEditor::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && takesKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int position = cursorForPosition(viewport()->mapFromGlobal(help->globalPos())).position();
    const PromptFindings& findings = highlighter_->findings();
    QString tip;
    if (findings.tokens > findings.limit && position >= findings.usedLength)
        tip = tr("The model reads %n token(s); this part comes after them and is not used.", nullptr, findings.limit);
    for (const TextRange& range : findings.unknown) {
        if (tip.isEmpty() && isIn(range, position)) {
            tip = tr("The model has never seen the word “%1”. It may be left out of the picture.")
                      .arg(toPlainText().mid(range.start, range.length));
        }
    }
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), asTip(tip), this);
    return true;
}

bool PromptEditor::canInsertFromMimeData(const QMimeData* source) const {
    return source->hasText() && !source->hasUrls() && !source->hasImage();
}

void PromptEditor::insertFromMimeData(const QMimeData* source) {
    if (!canInsertFromMimeData(source))
        return;
    const QString text = firstLetters(source->text(), kLongestPaste).remove(QChar::Null);
    insertPlainText(QString::fromUtf8(text.toUtf8()));  // half a character is shown as what is painted of it
}

}  // namespace unclip::ui
