#include "ui/models/model_folders.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "engine/error.h"
#include "engine/request/request.h"
#include "engine/resources.h"
#include "engine/weights/model_layout.h"
#include "ui/library/sentences.h"

namespace unclip::ui {
namespace {

constexpr qint64 kLargestConfig = 4 << 20;

struct ModelTexts {
    Q_DECLARE_TR_FUNCTIONS(ModelFolders)
};

QString qtPath(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QJsonObject readObject(const QString& path) {
    QFile file(path);
    if (file.size() > kLargestConfig || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool isModel(const QString& folder) {
    return QFileInfo(folder + QStringLiteral("/model_index.json")).isFile();
}

/// What the engine says of a folder that it can't open; empty when it can.
QString whyNotUsable(const std::filesystem::path& folder) {
    try {
        ModelLayout::of(ModelFolder::open(folder));
    } catch (const Error& error) {
        return inWords(error.sentence());
    }
    return {};
}

}  // namespace

std::filesystem::path shippedModel() {
    try {
        const auto folder = modelOrShipped({});
        return isModel(qtPath(folder)) ? folder : std::filesystem::path();
    } catch (const Error&) {
        return {};
    }
}

ModelFacts modelFacts(const std::filesystem::path& folder) {
    ModelFacts facts;
    facts.folder = folder;
    const QDir directory(qtPath(folder));
    facts.name = directory.dirName();
    if (!isModel(directory.path())) {
        facts.trouble = ModelTexts::tr("The folder “%1” has no model_index.json. Choose a folder in diffusers format.")
                            .arg(facts.name);
        return facts;
    }
    const QJsonObject index = readObject(directory.filePath(QStringLiteral("model_index.json")));
    facts.paintsAlone = index[QStringLiteral("_class_name")].toString() != QLatin1String("KandinskyV22PriorPipeline");
    for (const QString& key : index.keys()) {
        const bool isComponent = index[key].isArray() && !key.startsWith(u'_');
        if (isComponent && index[key].toArray().size() == 2 && !index[key].toArray().at(0).isNull() &&
            !directory.exists(key))
            facts.trouble = ModelTexts::tr("The folder “%1” lacks %2. Get the model again or choose another folder.")
                                .arg(facts.name, key);
    }
    if (index.contains(QStringLiteral("movq"))) {
        facts.side = kLatentPictureSide;
        if (facts.trouble.isEmpty())
            facts.trouble = whyNotUsable(folder);
    }
    for (const char* part : {"super_res_last", "super_res_first", "decoder"}) {
        const int side = readObject(directory.filePath(QStringLiteral("%1/config.json").arg(QString::fromLatin1(part))))
                             .value(QStringLiteral("sample_size"))
                             .toInt();
        if (side >= 8 && side <= kMaximumPictureSide) {
            facts.side = side;
            break;
        }
    }
    for (const QFileInfo& component : directory.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QFileInfo& file :
             QDir(component.filePath())
                 .entryInfoList({QStringLiteral("*.safetensors"), QStringLiteral("*.bin")}, QDir::Files))
            facts.bytes += file.size();
    }
    return facts;
}

QList<ModelFacts> knownModels(const QStringList& folders) {
    QList<ModelFacts> models;
    const auto add = [&](const std::filesystem::path& folder, bool isShipped) {
        for (const ModelFacts& known : models) {
            if (known.folder == folder)
                return;
        }
        ModelFacts facts = modelFacts(folder);
        facts.isShipped = isShipped;
        if (facts.paintsAlone)
            models.append(facts);
    };
    if (const auto shipped = shippedModel(); !shipped.empty())
        add(shipped, true);
    for (const QString& folder : folders) {
        if (isModel(folder)) {
            add(folder.toStdString(), false);
            continue;
        }
        for (const QFileInfo& inner : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (isModel(inner.filePath()))
                add(inner.filePath().toStdString(), false);
        }
    }
    return models;
}

}  // namespace unclip::ui
