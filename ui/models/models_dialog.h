#pragma once

#include <QDialog>
#include <optional>

#include "ui/headless/models/catalogue.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace unclip::ui {

class ModelDownload;
class Preferences;

/// The models of this machine: what each is, how large, whether it is whole, and whether memory suffices for it; and
/// those that can be fetched. A download goes on when the dialog is closed.
class ModelsDialog : public QDialog {
    Q_OBJECT
public:
    ModelsDialog(Preferences* preferences, ModelDownload* download, QWidget* parent = nullptr);

    /// Asks for a folder and adds it; says in `trouble` why it can't be used. False when nothing was chosen.
    static bool addFolder(Preferences* preferences, QWidget* parent, QString* trouble);
    /// Where the folders of models are put that are fetched.
    static QString downloadFolder();

signals:
    void modelsChanged();

private:
    void fill();
    void addRemoteModels();
    void showChosen();
    void showDownload();
    std::optional<CatalogueModel> chosenRemoteModel() const;

    Preferences* preferences_;
    ModelDownload* download_;
    QTreeWidget* list_;
    QLabel* facts_;
    QLabel* progressText_;
    QProgressBar* progress_;
    QPushButton* get_;
    QPushButton* remove_;
};

}  // namespace unclip::ui
