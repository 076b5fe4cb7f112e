#include "ui/models/models_dialog.h"

#include <unistd.h>

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/models/model_folders.h"
#include "ui/settings/preferences.h"
#include "ui/theme.h"

namespace unclip::ui {
namespace {

qint64 machineBytes() {
    return static_cast<qint64>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
}

QString inBytes(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace

ModelsDialog::ModelsDialog(Preferences* preferences, QWidget* parent)
    : QDialog(parent), preferences_(preferences), list_(new QTreeWidget(this)), facts_(new QLabel(this)) {
    setWindowTitle(tr("Models"));
    resize(720, 400);
    list_->setRootIsDecorated(false);
    list_->setHeaderLabels({tr("Model"), tr("Size"), tr("Picture"), tr("State")});
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->setAccessibleName(tr("Models"));
    facts_->setWordWrap(true);
    facts_->setTextFormat(Qt::PlainText);
    facts_->setMinimumHeight(facts_->fontMetrics().lineSpacing() * 3);
    facts_->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* add = buttons->addButton(tr("Add folder…"), QDialogButtonBox::ActionRole);
    remove_ = buttons->addButton(tr("Remove from the list"), QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    connect(add, &QPushButton::clicked, this, [this] {
        QString trouble;
        if (!addFolder(preferences_, this, &trouble))
            return;
        fill();
        facts_->setText(trouble);
        emit modelsChanged();
    });
    connect(remove_, &QPushButton::clicked, this, [this] {
        QStringList folders = preferences_->modelFolders();
        folders.removeAll(list_->currentItem()->data(0, Qt::UserRole).toString());
        preferences_->setModelFolders(folders);
        fill();
        emit modelsChanged();
    });
    connect(list_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        remove_->setEnabled(item != nullptr &&
                            preferences_->modelFolders().contains(item->data(0, Qt::UserRole).toString()));
        facts_->setText(item != nullptr ? item->data(0, Qt::UserRole + 1).toString() : QString());
    });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(list_, 1);
    layout->addWidget(facts_);
    layout->addWidget(buttons);
    fill();
}

void ModelsDialog::fill() {
    list_->clear();
    for (const ModelFacts& model : knownModels(preferences_->modelFolders())) {
        const bool isTooLarge = model.bytes > machineBytes();
        const QString state = !model.trouble.isEmpty() ? tr("Not usable")
                              : isTooLarge             ? tr("Larger than memory")
                                                       : tr("Ready");
        auto* item = new QTreeWidgetItem(
            list_, {model.name, inBytes(model.bytes), tr("%1 px").arg(QLocale().toString(model.side)), state});
        const QString folder = QString::fromStdString(model.folder.string());
        item->setData(0, Qt::UserRole, folder);
        QString facts = folder + u'\n';
        facts +=
            !model.trouble.isEmpty() ? model.trouble
            : isTooLarge             ? tr("Its weights need %1, this machine has %2: it is opened part by part.")
                               .arg(inBytes(model.bytes), inBytes(machineBytes()))
            : model.isShipped
                ? tr("Comes with the program. Knows a small world of things, places and styles.")
                : tr("Its weights need %1, this machine has %2.").arg(inBytes(model.bytes), inBytes(machineBytes()));
        item->setData(0, Qt::UserRole + 1, facts);
    }
    if (list_->topLevelItemCount() > 0)
        list_->setCurrentItem(list_->topLevelItem(0));
    else
        facts_->setText(
            tr("There is no model here yet. Add the folder of a model in diffusers format, for example Karlo."));
}

bool ModelsDialog::addFolder(Preferences* preferences, QWidget* parent, QString* trouble) {
    const QString folder =
        QFileDialog::getExistingDirectory(parent, tr("Choose a model's folder, or a folder of models"));
    if (folder.isEmpty())
        return false;
    if (knownModels({folder}).size() <= knownModels({}).size() && !preferences->modelFolders().contains(folder)) {
        *trouble = modelFacts(folder.toStdString()).trouble;
        return true;
    }
    QStringList folders = preferences->modelFolders();
    if (!folders.contains(folder))
        folders.append(folder);
    preferences->setModelFolders(folders);
    return true;
}

}  // namespace unclip::ui
