#include "ui/window/model_choice.h"

#include <QWidget>

#include "ui/base/preferences.h"
#include "ui/base/program_log.h"
#include "ui/headless/background.h"
#include "ui/headless/models/model_download.h"
#include "ui/jobs/engine_client.h"
#include "ui/models/models_dialog.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/prompt/settings_panel.h"
#include "ui/queue/job_status.h"

namespace unclip::ui {

ModelChoice::ModelChoice(const WindowParts& parts, QWidget* window)
    : QObject(window), parts_(parts), window_(window), download_(new ModelDownload(this)) {
    const auto say = [this](const QString& sentence) { parts_.say(sentence); };
    connect(parts.prompt->settings(), &SettingsPanel::modelChanged, this, &ModelChoice::prepare);
    connect(parts.client, &EngineClient::prepared, parts.status, &JobStatus::setDevice);
    connect(parts.client, &EngineClient::notPrepared, this, say);
    connect(parts[ActionId::modelAdd], &QAction::triggered, this, &ModelChoice::addFolder);
    connect(parts[ActionId::modelList], &QAction::triggered, this, &ModelChoice::showList);
    connect(download_, &ModelDownload::failed, this, say);
    connect(download_, &ModelDownload::finished, this, [this](const QString& folder) {
        if (!parts_.preferences->modelFolders().contains(folder))
            parts_.preferences->setModelFolders(parts_.preferences->modelFolders() << folder);
        parts_.say(tr("“%1” is here. Choose it under More, beside the prompt.").arg(download_->model().name));
        read();
    });
}

void ModelChoice::read() {
    parts_.status->say(tr("Looking for models…"));
    inBackground(
        this, [folders = parts_.preferences->modelFolders()] { return knownModels(folders); },
        [this](const QList<ModelFacts>& models) { parts_.prompt->settings()->setModels(models); },
        [this](const QString& sentence) { parts_.say(sentence); });
}

void ModelChoice::prepare() {
    const ModelFacts* model = parts_.prompt->settings()->model();
    parts_.status->setModel(model != nullptr ? model->name : tr("No model"));
    parts_.prompt->setCheck(nullptr);
    if (model == nullptr)
        return;
    if (!model->trouble.isEmpty())
        return parts_.say(model->trouble);
    inBackground(
        this, [folder = model->folder] { return PromptCheck::fromModel(folder); },
        [this, folder = model->folder](const std::shared_ptr<const PromptCheck>& check) {
            const ModelFacts* now = parts_.prompt->settings()->model();
            if (now != nullptr && now->folder == folder)
                parts_.prompt->setCheck(check);
        },
        [](const QString& sentence) { logWarning(QStringLiteral("The prompt can't be checked: %1").arg(sentence)); });
    if (parts_.preferences->opensModelAtStart()) {
        Request settings;
        parts_.prompt->settings()->apply(settings);
        parts_.client->prepare(settings.model, settings.device, settings.dtype);
    }
}

void ModelChoice::addFolder() {
    ModelsDialog::addFolder(parts_.preferences, window_, this, [this](const QString& trouble) {
        if (!trouble.isEmpty())
            parts_.say(trouble);
        read();
    });
}

void ModelChoice::showList() {
    ModelsDialog dialog(parts_.preferences, download_, window_);
    connect(&dialog, &ModelsDialog::modelsChanged, this, &ModelChoice::read);
    dialog.exec();
}

}  // namespace unclip::ui
