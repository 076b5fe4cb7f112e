#include <unistd.h>

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QTimer>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/gallery_options.h"
#include "app/cli/known_folders.h"
#include "app/cli/standard_output.h"
#include "app/cli/stop_on_signal.h"
#include "engine/base/error.h"
#include "engine/base/hub_cache.h"
#include "ui/headless/models/model_download.h"
#include "ui/headless/models/model_folders.h"
#include "ui/headless/paths.h"
#include "ui/headless/state_folder.h"

namespace unclip::cli {
namespace {

using ui::CatalogueModel;
using ui::ModelDownload;

struct ModelOptions {
    std::string name, folder;
    bool acceptsLicence = false, json = false;
};

/// The window's own, which holds the folders of models that the user named.
QSettings settings() {
    return {stateFile(QStringLiteral("settings.ini")), QSettings::IniFormat};
}

constexpr char kFolders[] = "folders/models";

QStringList addedFolders() {
    return settings().value(QLatin1String(kFolders)).toStringList();
}

QString downloadFolder(const ModelOptions& options) {
    return options.folder.empty() ? stateFile(QStringLiteral("models")) : QString::fromStdString(options.folder);
}

CatalogueModel modelOfCatalogue(const std::string& name) {
    std::string known;
    for (const CatalogueModel& model : ui::catalogue()) {
        if (model.id.toStdString() == name)
            return model;
        known += (known.empty() ? "" : ", ") + model.id.toStdString();
    }
    throw RequestError("There is no model \"" + name + "\" to get; there are " + known + ".");
}

std::string inBytes(qint64 bytes) {
    return QLocale::c().formattedDataSize(bytes, 2, QLocale::DataSizeSIFormat).toStdString();
}

void list(const ModelOptions& options) {
    const QStringList folders = addedFolders();
    nlohmann::json json{{"here", nlohmann::json::array()}, {"catalogue", nlohmann::json::array()}};
    for (const ui::ModelFacts& model : ui::knownModels(QStringList{downloadFolder(options)} + folders)) {
        const std::string name = model.name.toStdString(), trouble = model.trouble.toStdString();
        json["here"].push_back({{"name", name},
                                {"folder", model.folder.toStdString()},
                                {"bytes", model.bytes},
                                {"side", model.side},
                                {"isPrior", model.isPrior},
                                {"estimatesDepth", model.estimatesDepth},
                                {"trouble", trouble}});
        if (!options.json)
            printLine(name + "\t" + inBytes(model.bytes) + "\t" +
                      (!trouble.empty()       ? trouble
                       : model.isPrior        ? "ready, as --prior-folder"
                       : model.estimatesDepth ? "ready, for unclip depth"
                                              : "ready"));
    }
    for (const CatalogueModel& model : ui::catalogue()) {
        json["catalogue"].push_back({{"id", model.id.toStdString()},
                                     {"name", model.name.toStdString()},
                                     {"bytes", model.bytes},
                                     {"side", model.side},
                                     {"licence", model.licence.toStdString()},
                                     {"page", model.page.toString().toStdString()}});
        if (!options.json)
            printLine("unclip models get " + model.id.toStdString() + "\t" + inBytes(model.bytes) + "\t" +
                      model.name.toStdString() + ", " +
                      (model.paints() ? std::to_string(model.side) + " px, " : std::string()) +
                      model.licence.toStdString());
    }
    if (options.json)
        printDocument(json);
}

/// Fetches or mends a model and waits for its end.
void load(const CatalogueModel& model, const QString& folder) {
    const StopOnSignal stop;
    ModelDownload download;
    QString trouble;
    QEventLoop loop;
    QObject::connect(&download, &ModelDownload::finished, &loop, [&](const QString& path) {
        printLine(path.toStdString());
        loop.quit();
    });
    QObject::connect(&download, &ModelDownload::failed, &loop, [&](const QString& sentence) {
        trouble = sentence;
        loop.quit();
    });
    QTimer watch;
    const bool isWatched = isatty(STDERR_FILENO) != 0;
    QObject::connect(&watch, &QTimer::timeout, &loop, [&] {
        if (isWatched && download.allBytes() > 0)
            std::cerr << "\r" << inBytes(download.doneBytes()) << " of " << inBytes(download.allBytes()) << "   "
                      << std::flush;
        if (stop.token().stop_requested())
            loop.quit();
    });
    watch.start(200);
    QTimer::singleShot(0, &download, [&] { download.start(model, folder); });
    loop.exec();
    if (isWatched)
        std::cerr << "\n";
    if (stop.token().stop_requested())
        throw Cancelled();
    if (!trouble.isEmpty())
        throw FileError(trouble.toStdString());
}

void get(const ModelOptions& options) {
    const CatalogueModel model = modelOfCatalogue(options.name);
    if (!options.acceptsLicence)
        throw RequestError(model.name.toStdString() + " (" + inBytes(model.bytes) + ") is under the licence " +
                           model.licence.toStdString() + ", see " + model.page.toString().toStdString() +
                           "; say --accept-licence when you accept it.");
    load(model, downloadFolder(options));
}

void check(const ModelOptions& options) {
    bool isAnyHere = false;
    for (const CatalogueModel& model : ui::catalogue()) {
        const bool isHere = mayBeModel(toPath(QDir(downloadFolder(options)).filePath(model.folder())));
        if (options.name.empty() ? !isHere : model.id.toStdString() != options.name)
            continue;
        isAnyHere = true;
        load(model, downloadFolder(options));
    }
    if (!isAnyHere && !options.name.empty())
        modelOfCatalogue(options.name);  // says which there are
    if (!isAnyHere)
        printLine("No model of the catalogue is in " + downloadFolder(options).toStdString() + ".");
}

void add(const ModelOptions& options) {
    const QString folder = QDir::cleanPath(QFileInfo(QString::fromStdString(options.name)).absoluteFilePath());
    if (ui::knownModels({folder}).size() <= ui::knownModels({}).size())
        throw ModelError(ui::modelFacts(folder).trouble.toStdString());
    QSettings kept = settings();
    QStringList folders = kept.value(QLatin1String(kFolders)).toStringList();
    if (!folders.contains(folder))
        kept.setValue(QLatin1String(kFolders), folders << folder);
}

void remove(const ModelOptions& options) {
    const QString folder = QDir::cleanPath(QFileInfo(QString::fromStdString(options.name)).absoluteFilePath());
    QSettings kept = settings();
    QStringList folders = kept.value(QLatin1String(kFolders)).toStringList();
    if (folders.removeAll(folder) == 0)
        throw RequestError(folder.toStdString() + " is not among the folders that were added: " +
                           (folders.isEmpty() ? "there are none." : folders.join(QStringLiteral(", ")).toStdString()));
    kept.setValue(QLatin1String(kFolders), folders);
}

}  // namespace

std::vector<std::filesystem::path> knownModelFolders() {
    needApplication();
    std::vector<std::filesystem::path> folders{toPath(downloadFolder({}))};
    for (const QString& added : addedFolders()) folders.push_back(toPath(added));
    return folders;
}

void addModels(CLI::App& app) {
    auto options = std::make_shared<ModelOptions>();
    CLI::App* models = app.add_subcommand("models", "The models of this machine and those that can be fetched");
    models->require_subcommand(1);
    const auto command = [&](const char* name, const char* help, void (*run)(const ModelOptions&)) {
        CLI::App* added = models->add_subcommand(name, help);
        added->callback([options, run] {
            needApplication();
            run(*options);
        });
        return added;
    };
    const auto withFolder = [&](CLI::App* added) {
        added->add_option("--folder", options->folder, "Where fetched models lie (the window's folder)");
        return added;
    };
    withFolder(command("list", "Models that are here, then those that can be fetched, with size and licence", list))
        ->add_flag("--json", options->json, "Print JSON for scripts");
    CLI::App* getting = withFolder(command("get", "Fetch a model, or go on with one; only this uses the network", get));
    getting->add_option("model", options->name, "Its name in unclip models list")->required();
    getting->add_flag("--accept-licence", options->acceptsLicence, "You have read its licence and accept it");
    withFolder(command("check", "Check the files of fetched models, and fetch again what is wrong or missing", check))
        ->add_option("model", options->name, "Only this one");
    command("add", "Add a model's folder, or a folder of models, to the list", add)
        ->add_option("folder", options->name, "The folder; nothing is copied")
        ->required();
    command("remove", "Take a folder off the list; its files stay", remove)
        ->add_option("folder", options->name, "The folder")
        ->required();
}

}  // namespace unclip::cli
