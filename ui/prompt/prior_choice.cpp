#include "ui/prompt/prior_choice.h"

#include <QDir>

#include "ui/headless/harmless_text.h"

namespace unclip::ui {

PriorChoice::PriorChoice(QWidget* parent) : QComboBox(parent) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    setFitting({});
}

void PriorChoice::setModels(const QList<ModelFacts>& models) {
    names_.clear();
    for (const ModelFacts& facts : models) names_[facts.folder] = facts.name;
}

void PriorChoice::setFitting(const QStringList& folders) {
    const QString chosen = folder();
    const QSignalBlocker blocker(this);
    clear();
    addItem(tr("Model's own"));
    for (const QString& one : folders) addItem(plainLine(names_.value(one, QDir(one).dirName())), one);
    setFolder(chosen);
}

void PriorChoice::setFolder(const QString& folder) {
    if (!folder.isEmpty() && findData(folder) < 0)
        addItem(plainLine(names_.value(folder, QDir(folder).dirName())), folder);
    setCurrentIndex(folder.isEmpty() ? 0 : findData(folder));
}

}  // namespace unclip::ui
