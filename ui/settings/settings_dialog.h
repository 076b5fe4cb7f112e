#pragma once

#include <QDialog>

class QFormLayout;
class QLabel;
class QListWidget;
class QStackedWidget;

namespace unclip::ui {

class Actions;
class Preferences;

/// Everything that can be chosen once for all. Changes count at once; there is nothing to confirm.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Preferences* preferences, Actions* actions, QWidget* parent = nullptr);

    /// What is painted on and why, and the memory that it takes, once the engine has said it.
    void showDevice(const QStringList& sentences);

private:
    QFormLayout* addPage(const QString& title);
    void addPage(const QString& title, QWidget* page);
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

    Preferences* preferences_;
    QLabel* device_ = nullptr;
    QListWidget* titles_;
    QStackedWidget* pages_;
};

}  // namespace unclip::ui
