#pragma once

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>
#include <memory>

#include "ui/prompt/prompt_check.h"

namespace unclip::ui {

class Actions;

/// Greys what the model doesn't read and underlines the words it has never seen.
class PromptHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit PromptHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {}
    void setFindings(const PromptFindings& findings);
    const PromptFindings& findings() const { return findings_; }

protected:
    void highlightBlock(const QString& text) override;

private:
    PromptFindings findings_;
};

/// Where the prompt is written. Its keys are those of the actions' prompt scope, and the one that paints.
class PromptEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PromptEditor(const Actions& actions, QWidget* parent = nullptr);

    void setCheck(std::shared_ptr<const PromptCheck> check);
    PromptFindings findings() const { return highlighter_->findings(); }
    /// Replaces the text as one step of its undo.
    void replaceText(const QString& text);

    QSize sizeHint() const override { return {260, 110}; }

signals:
    void paintWanted();
    void olderWanted();
    void newerWanted();
    void searchWanted();
    void findingsChanged(const unclip::ui::PromptFindings& findings);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;

private:
    void checkText();

    bool takesKey(const QKeyEvent& event);

    const Actions& actions_;
    PromptHighlighter* highlighter_;
    std::shared_ptr<const PromptCheck> check_;
    bool isChecking_ = false;
};

}  // namespace unclip::ui
