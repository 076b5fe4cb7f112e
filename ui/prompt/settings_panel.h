#pragma once

#include <QWidget>

#include "engine/request/request.h"
#include "ui/headless/models/model_folders.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace unclip::ui {

/// Everything of a request that has a good default: seed, shape, strength, prior, steps, guidance, model, device. Each
/// line has a sentence of help and an arrow that puts its default back.
class SettingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPanel(QWidget* parent = nullptr);

    void setModels(const QList<ModelFacts>& models);
    const ModelFacts* model() const;

    /// Draws another seed unless it is locked.
    void drawSeed();
    /// Writes the settings into `request`.
    void apply(Request& request) const;
    /// Shows a request's settings; `keepSeed` locks its seed too.
    void show(const Request& request, bool keepSeed);
    void lockSeed(quint64 seed);
    bool isSeedLocked() const;

signals:
    void changed();
    void modelChanged();
    void compareWanted();

private:
    struct Row {
        std::function<bool()> isChanged;
        std::function<void()> reset;
        QToolButton* arrow;
    };

    void addRow(QFormLayout* form, const QString& label, QWidget* control, const QString& help,
                std::function<bool()> isChanged, std::function<void()> reset);
    QSpinBox* addNumber(QFormLayout* form, const QString& label, const QString& help, int most);
    QSpinBox* addSteps(QFormLayout* form, const QString& label, const QString& help);
    QDoubleSpinBox* addGuidance(QFormLayout* form, const QString& label, const QString& help);
    void applyPreset(int preset);
    void onChange();

    QList<Row> rows_;
    QList<ModelFacts> models_;
    QLineEdit* seed_;
    QToolButton* lock_;
    QComboBox *shape_, *preset_, *prior_, *model_, *device_, *dtype_;
    QDoubleSpinBox* strength_;
    QSpinBox *priorSteps_, *decoderSteps_, *upsamplerSteps_, *bestOf_;
    QDoubleSpinBox *priorGuidance_, *guidance_;
    QCheckBox *startFromPixels_, *ranked_;
    std::filesystem::path wantedModel_;  ///< chosen before the list of models was known
    bool isShowing_ = false;
};

}  // namespace unclip::ui
