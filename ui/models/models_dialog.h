#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace unclip::ui {

class Preferences;

/// The models of this machine: what each is, how large, whether it is whole, and whether memory suffices for it.
class ModelsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ModelsDialog(Preferences* preferences, QWidget* parent = nullptr);

    /// Asks for a folder and adds it; says in `trouble` why it can't be used. False when nothing was chosen.
    static bool addFolder(Preferences* preferences, QWidget* parent, QString* trouble);

signals:
    void modelsChanged();

private:
    void fill();

    Preferences* preferences_;
    QTreeWidget* list_;
    QLabel* facts_;
    QPushButton* remove_;
};

}  // namespace unclip::ui
