#pragma once

#include <QWidget>

#include "engine/request/request.h"
#include "ui/headless/models/model_folders.h"
#include "ui/prompt/settings_table.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QToolButton;

namespace unclip::ui {

class PriorChoice;
class StructureField;

/// Everything of a request that has a good default, made from settingsTable(). Each line has a sentence of help and an
/// arrow that puts its default back. What is shown comes back from apply() to the last digit.
class SettingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPanel(QWidget* parent = nullptr);

    /// The models that can be chosen, and the priors that they can be painted with.
    void setModels(const QList<ModelFacts>& models);
    const ModelFacts* model() const;

    /// Draws another seed unless it is locked.
    void drawSeed();
    /// Writes the settings into `request`; those that can't be read count as not set.
    void apply(Request& request) const;
    /// What can't be read, in one sentence; empty when all is well.
    QString trouble() const;
    /// Shows a request's settings; `keepSeed` locks its seed too.
    void show(const Request& request, bool keepSeed);
    void setStructure(const QString& depthPicture);
    void lockSeed(quint64 seed);
    bool isSeedLocked() const;

signals:
    void changed();
    void modelChanged();
    void compareWanted();
    void depthPictureWanted(const QString& picture);  ///< of this picture, as the structure

private:
    /// One line: how its control is read and filled.
    struct Row {
        QWidget* control;
        std::function<void(Request&)> apply;
        std::function<void(const Request&)> show;
        std::function<bool()> isChanged;
        std::function<void()> reset;
        std::function<QString()> trouble = [] { return QString(); };
        QToolButton* arrow = nullptr;
    };

    void addRow(const SettingText& text, Row row, QWidget* line = nullptr);
    void add(OwnSetting setting);
    void add(const WholeSetting& setting);
    void add(const DecimalSetting& setting);
    void add(const FlagSetting& setting);
    void add(const ChoiceSetting& setting);
    void addModel();
    void addSeed();
    void addShape();
    void addPriorFolder();
    void addStructure();
    void addNoiseLevel();

    void showModel(const Request& request);
    void applyShape(Request& request) const;
    void showShape(const Request& request);
    void onChange();

    QFormLayout* form_;
    QList<Row> rows_;
    QList<ModelFacts> models_;
    QLineEdit* seed_ = nullptr;
    StructureField* structure_ = nullptr;
    QToolButton* lock_ = nullptr;
    QComboBox *shape_ = nullptr, *model_ = nullptr;
    PriorChoice* prior_ = nullptr;
    std::optional<int> width_, height_;  ///< of the shape that is none of the common ones
    int noiseRow_ = -1;                  ///< of form_; shown for models that know noise levels
    QString wantedModel_;                ///< chosen before the list of models was known; empty: the shipped one
    bool isShowing_ = false;
};

}  // namespace unclip::ui
