#pragma once

#include <QDockWidget>

#include "engine/request/request.h"
#include "ui/prompt/prompt_check.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace unclip::ui {

class Actions;
class PromptEditor;
class PromptHistory;
class SettingsPanel;
class StyleChips;

/// The prompt, its styles, the Paint button and, behind one fold, all settings.
class PromptDock : public QDockWidget {
    Q_OBJECT
public:
    explicit PromptDock(const Actions& actions, QWidget* parent = nullptr);

    /// What Paint would send now, of the task that was shown last. A random seed is drawn anew.
    Request request();
    /// The same as it stands, without another seed.
    Request shownRequest() const;
    /// Prompt and settings alone, for a task of another kind: nothing that only the shown task looks at, nor what
    /// `task` doesn't.
    Request plainRequest(Task task = Task::generate);
    /// Why it can't be painted; empty when every setting can be read.
    QString trouble() const;
    /// Shows a request; `keepSeed` locks its seed too. What the dock has no control for is kept: shownRequest() gives
    /// the very request back.
    void setRequest(const Request& request, bool keepSeed);

    SettingsPanel* settings() const { return settings_; }
    StyleChips* chips() const { return chips_; }
    PromptHistory* history() const { return history_; }
    void setPrompt(const QString& prompt);
    QString prompt() const;
    void setBusy(bool isBusy);
    void setCheck(std::shared_ptr<const PromptCheck> check);
    bool isUnfolded() const;
    void setUnfolded(bool isUnfolded);
    void focusPrompt();

signals:
    void paintWanted();
    void compareWanted();
    void changed();

private:
    void addAvoidLine(QVBoxLayout* layout, QWidget* content);
    void connectParts();
    QWidget* taskLine(QWidget* parent);
    void showTask();
    void showMeter();
    void searchHistory();

    const Actions& actions_;
    Request shown_;  ///< what was shown last, for what has no control
    PromptEditor* editor_;
    PromptHistory* history_;
    QLabel* meter_;
    QToolButton* avoidToggle_;
    QLineEdit* avoid_;
    StyleChips* chips_;
    QWidget* taskLine_;  ///< says what is painted again when that isn't a picture from the prompt alone
    QLabel* task_;
    QPushButton* paint_;
    QSpinBox* count_;
    QToolButton* fold_;
    SettingsPanel* settings_;
};

}  // namespace unclip::ui
