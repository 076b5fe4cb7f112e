#include "ui/models/models_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "engine/base/machine_memory.h"
#include "ui/base/preferences.h"
#include "ui/headless/background.h"
#include "ui/headless/models/model_download.h"
#include "ui/headless/models/model_folders.h"
#include "ui/headless/paths.h"
#include "ui/headless/state_folder.h"

namespace unclip::ui {
namespace {

constexpr int kRowPadding = 10;

enum Role { kFolder = Qt::UserRole, kFacts, kRemote };

qint64 machineBytes() {
    return static_cast<qint64>(machineMemory());
}

QString inBytes(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

bool isPartlyHere(const CatalogueModel& model) {
    return std::ranges::any_of(model.sources, [](const CatalogueSource& source) {
        return QFileInfo::exists(ModelsDialog::downloadFolder() + u'/' + source.folder);
    });
}

}  // namespace

ModelsDialog::ModelsDialog(Preferences* preferences, ModelDownload* download, QWidget* parent)
    : QDialog(parent),
      preferences_(preferences),
      download_(download),
      list_(new QTreeWidget(this)),
      facts_(new QLabel(this)),
      progressText_(new QLabel(this)),
      progress_(new QProgressBar(this)) {
    setWindowTitle(tr("Models"));
    resize(720, 440);
    list_->setRootIsDecorated(false);
    list_->setHeaderLabels({tr("Model"), tr("Size"), tr("Picture"), tr("State")});
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->setAccessibleName(tr("Models"));
    facts_->setWordWrap(true);
    facts_->setTextFormat(Qt::PlainText);
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->setMinimumHeight(facts_->fontMetrics().lineSpacing() * 4);
    facts_->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    progressText_->setTextFormat(Qt::PlainText);
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the download"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    get_ = buttons->addButton(tr("Get"), QDialogButtonBox::ActionRole);
    get_->setObjectName(QStringLiteral("getButton"));
    QPushButton* add = buttons->addButton(tr("Add folder…"), QDialogButtonBox::ActionRole);
    remove_ = buttons->addButton(tr("Remove from the list"), QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    connect(get_, &QPushButton::clicked, this, [this] {
        if (download_->isRunning())
            download_->stop();
        else if (const auto model = chosenRemoteModel())
            download_->start(*model, downloadFolder());
    });
    connect(add, &QPushButton::clicked, this, [this] {
        addFolder(preferences_, this, this, [this](const QString& trouble) {
            fill(trouble);
            emit modelsChanged();
        });
    });
    connect(remove_, &QPushButton::clicked, this, [this] {
        QStringList folders = preferences_->modelFolders();
        folders.removeAll(list_->currentItem()->data(0, kFolder).toString());
        preferences_->setModelFolders(folders);
        fill();
        emit modelsChanged();
    });
    connect(list_, &QTreeWidget::currentItemChanged, this, &ModelsDialog::showChosen);
    connect(download_, &ModelDownload::started, this, &ModelsDialog::showDownload);
    connect(download_, &ModelDownload::progressed, this, &ModelsDialog::showDownload);
    connect(download_, &ModelDownload::failed, this, [this](const QString& sentence) { facts_->setText(sentence); });
    connect(
        download_, &ModelDownload::finished, this, [this] { fill(); }, Qt::QueuedConnection);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(list_, 1);
    layout->addWidget(facts_);
    layout->addWidget(progressText_);
    layout->addWidget(progress_);
    layout->addWidget(buttons);
    fill();
    showDownload();
}

QString ModelsDialog::downloadFolder() {
    return stateFile(QStringLiteral("models"));
}

std::optional<CatalogueModel> ModelsDialog::chosenRemoteModel() const {
    const QTreeWidgetItem* item = list_->currentItem();
    const QString folder = item == nullptr ? QString() : item->data(0, kRemote).toString();
    for (const CatalogueModel& model : catalogue())
        if (!folder.isEmpty() && model.folder() == folder)
            return model;
    return {};
}

void ModelsDialog::fill(const QString& trouble) {
    facts_->setText(tr("Looking for models…"));
    inBackground(
        this,
        [folders = preferences_->modelFolders()] {
            QStringList begun;
            for (const CatalogueModel& model : catalogue())
                if (isPartlyHere(model))
                    begun << model.folder();
            return std::pair(knownModels(folders), begun);
        },
        [this, trouble](const std::pair<QList<ModelFacts>, QStringList>& found) {
            showModels(found.first, found.second);
            if (!trouble.isEmpty())
                facts_->setText(trouble);
        },
        [this](const QString& sentence) { facts_->setText(sentence); });
}

void ModelsDialog::showModels(const QList<ModelFacts>& models, const QStringList& begun) {
    list_->clear();
    for (const ModelFacts& model : models) {
        const bool isTooLarge = model.bytes > machineBytes();
        const QString state = !model.trouble.isEmpty() ? tr("Not usable")
                              : isTooLarge             ? tr("Larger than memory")
                              : model.isPrior          ? tr("Prior")
                              : model.estimatesDepth   ? tr("Depth pictures")
                                                       : tr("Ready");
        const bool paints = !model.isPrior && !model.estimatesDepth;
        auto* item =
            new QTreeWidgetItem(list_, {model.name, inBytes(model.bytes),
                                        paints ? tr("%1 px").arg(QLocale().toString(model.side)) : QString(), state});
        const QString folder = model.folder;
        item->setData(0, kFolder, folder);
        QString facts = folder + u'\n';
        facts +=
            !model.trouble.isEmpty() ? model.trouble
            : isTooLarge             ? tr("Its weights need %1, this machine has %2: it is opened part by part.")
                               .arg(inBytes(model.bytes), inBytes(machineBytes()))
            : model.isPrior ? tr("A prior, which other models are painted with: choose it under More, beside the "
                                 "prompt, in “Prior from”.")
            : model.estimatesDepth ? tr("Makes depth pictures of pictures: under More, beside the prompt, in “Follow "
                                        "structure”.")
            : model.isShipped
                ? tr("Comes with the program. Knows a small world of things, places and styles.")
                : tr("Its weights need %1, this machine has %2.").arg(inBytes(model.bytes), inBytes(machineBytes()));
        item->setData(0, kFacts, facts);
        // What was fetched can be mended.
        for (const CatalogueModel& remote : catalogue())
            if (folder == downloadFolder() + u'/' + remote.folder())
                item->setData(0, kRemote, remote.folder());
    }
    addRemoteModels(begun);
    for (int row = 0; row < list_->topLevelItemCount(); ++row)
        list_->topLevelItem(row)->setSizeHint(0, QSize(0, fontMetrics().lineSpacing() + kRowPadding));
    list_->setCurrentItem(list_->topLevelItem(0));
}

void ModelsDialog::addRemoteModels(const QStringList& begun) {
    for (const CatalogueModel& model : catalogue()) {
        bool isHere = false;
        for (int row = 0; row < list_->topLevelItemCount(); ++row)
            isHere =
                isHere || QFileInfo(list_->topLevelItem(row)->data(0, kFolder).toString()).fileName() == model.folder();
        if (isHere)
            continue;
        auto* item =
            new QTreeWidgetItem(list_, {model.name, inBytes(model.bytes),
                                        model.paints() ? tr("%1 px").arg(QLocale().toString(model.side)) : QString(),
                                        begun.contains(model.folder()) ? tr("Partly here") : tr("Can be fetched")});
        item->setData(0, kRemote, model.folder());
        const QString does = model.does == QLatin1String("vary")      ? tr("Makes variations of pictures.")
                             : model.does == QLatin1String("repaint") ? tr("Repaints parts of pictures from words.")
                             : model.does == QLatin1String("structure")
                                 ? tr("Paints from words along the structure of a depth picture.")
                             : model.does == QLatin1String("prior")
                                 ? tr("Takes the place of a model's own prior, in one step instead of 25.")
                             : model.does == QLatin1String("depth")
                                 ? tr("Makes depth pictures of pictures, whose structure other models follow.")
                                 : tr("Paints from words.");
        item->setData(0, kFacts,
                      tr("%1 Licence: %2; its conditions go with every copy. From %3. This machine has %4 of memory. "
                         "Only this button uses the network.")
                          .arg(does, model.licence, model.page.toDisplayString(), inBytes(machineBytes())));
    }
}

void ModelsDialog::showChosen() {
    const QTreeWidgetItem* item = list_->currentItem();
    remove_->setEnabled(item != nullptr && preferences_->modelFolders().contains(item->data(0, kFolder).toString()));
    facts_->setText(item != nullptr ? item->data(0, kFacts).toString() : QString());
    showDownload();
}

void ModelsDialog::showDownload() {
    const bool isRunning = download_->isRunning();
    progress_->setVisible(isRunning);
    progressText_->setVisible(isRunning);
    const QTreeWidgetItem* item = list_->currentItem();
    const bool isHere = item != nullptr && !item->data(0, kFolder).toString().isEmpty();
    get_->setText(isRunning ? tr("Stop loading") : isHere ? tr("Check and repair") : tr("Get"));
    get_->setEnabled(isRunning || chosenRemoteModel().has_value());
    if (!isRunning)
        return;
    const qint64 done = download_->doneBytes(), all = download_->allBytes();
    progressText_->setText(all == 0 ? tr("%1: asking for the list of its files").arg(download_->model().name)
                                    : tr("%1: %2 of %3").arg(download_->model().name, inBytes(done), inBytes(all)));
    progress_->setValue(all == 0 ? 0 : static_cast<int>(1000.0 * static_cast<double>(done) / static_cast<double>(all)));
}

void ModelsDialog::addFolder(Preferences* preferences, QWidget* parent, QObject* owner,
                             std::function<void(const QString&)> done) {
    const QString folder =
        QFileDialog::getExistingDirectory(parent, tr("Choose a model's folder, or a folder of models"));
    if (folder.isEmpty())
        return;
    inBackground(
        owner,
        [folder] {
            const bool hasModels = knownModels({folder}).size() > knownModels({}).size();
            return hasModels ? QString() : modelFacts(folder).trouble;
        },
        [preferences, folder, done](const QString& trouble) {
            QStringList folders = preferences->modelFolders();
            if (trouble.isEmpty() && !folders.contains(folder))
                preferences->setModelFolders(folders << folder);
            done(trouble);
        },
        done);
}

}  // namespace unclip::ui
