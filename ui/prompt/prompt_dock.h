#pragma once

#include <QDockWidget>

#include "engine/request/request.h"
#include "ui/prompt/prompt_check.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace unclip::ui {

class PromptEditor;
class PromptHistory;
class SettingsPanel;
class StyleChips;

/// The prompt, its styles, the Paint button and, behind one fold, all settings.
class PromptDock : public QDockWidget {
    Q_OBJECT
public:
    explicit PromptDock(QWidget* parent = nullptr);

    /// What Paint would send now. A random seed is drawn anew.
    Request request();
    /// What is shown, with the seed as it stands.
    Request shownRequest() const;
    /// Shows a request; `keepSeed` locks its seed too.
    void setRequest(const Request& request, bool keepSeed);

    PromptEditor* editor() const { return editor_; }
    SettingsPanel* settings() const { return settings_; }
    StyleChips* chips() const { return chips_; }
    PromptHistory* history() const { return history_; }
    QPushButton* paintButton() const { return paint_; }
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
    void showMeter();
    void searchHistory();

    PromptEditor* editor_;
    PromptHistory* history_;
    QLabel* meter_;
    QToolButton* avoidToggle_;
    QLineEdit* avoid_;
    StyleChips* chips_;
    QPushButton* paint_;
    QSpinBox* count_;
    QToolButton* fold_;
    SettingsPanel* settings_;
};

}  // namespace unclip::ui
