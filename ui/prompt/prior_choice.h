#pragma once

#include <QComboBox>

#include "ui/headless/models/model_folders.h"

namespace unclip::ui {

/// Which prior a model is painted with: its own, or one of those that it can be painted with.
class PriorChoice : public QComboBox {
    Q_OBJECT
public:
    explicit PriorChoice(QWidget* parent = nullptr);

    /// All that this machine has, and the folders of those that the chosen model can be painted with. What was chosen
    /// stays, even if it is none of them: painting says what is wrong with it.
    void setModels(const QList<ModelFacts>& models);
    void setFitting(const QStringList& folders);

    QString folder() const { return currentData().toString(); }  ///< empty: the model's own
    void setFolder(const QString& folder);

private:
    QHash<QString, QString> names_;  ///< by folder
};

}  // namespace unclip::ui
