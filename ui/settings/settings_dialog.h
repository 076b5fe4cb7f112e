#pragma once

#include <QDialog>
#include <QHash>

class QAction;
class QFormLayout;
class QKeySequenceEdit;
class QLabel;
class QListWidget;
class QStackedWidget;

namespace unclip::ui {

class Preferences;
class WindowActions;

/// Everything that can be chosen once for all. Changes count at once; there is nothing to confirm.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Preferences* preferences, WindowActions* actions, QWidget* parent = nullptr);

private:
    QFormLayout* addPage(const QString& title);
    void addFlag(QFormLayout* form, const QString& text, const QString& help, bool value,
                 std::function<void(bool)> set);
    void addFolder(QFormLayout* form, const QString& label, const QString& value,
                   std::function<void(const QString&)> set);
    void addGeneral();
    void addFolders();
    void addPerformance();
    void addCanvas();
    void addExport();
    void addPrivacy();
    void addShortcuts();
    void checkShortcuts();

    Preferences* preferences_;
    WindowActions* actions_;
    QListWidget* titles_;
    QStackedWidget* pages_;
    QHash<QAction*, QKeySequenceEdit*> keys_;
    QLabel* clash_ = nullptr;
};

}  // namespace unclip::ui
