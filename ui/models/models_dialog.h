#pragma once

#include <QDialog>
#include <functional>
#include <optional>

#include "ui/headless/models/catalogue.h"
#include "ui/headless/models/model_folders.h"

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

    /// Asks for a folder and adds it; then gives `done` why it can't be used, or an empty text. `done` is left out when
    /// nothing was chosen or `owner` is gone by then.
    static void addFolder(Preferences* preferences, QWidget* parent, QObject* owner,
                          std::function<void(const QString& trouble)> done);
    /// Where the folders of models are put that are fetched.
    static QString downloadFolder();

signals:
    void modelsChanged();

private:
    void fill(const QString& trouble = {});
    /// `begun`: folders of the catalogue's models that were loaded in part.
    void showModels(const QList<ModelFacts>& models, const QStringList& begun);
    void addRemoteModels(const QStringList& begun);
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
