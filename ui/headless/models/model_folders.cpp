#include "ui/headless/models/model_folders.h"

#include <QDir>
#include <QFileInfo>

#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/weights/model_layout.h"
#include "ui/headless/sentences.h"

namespace unclip::ui {
namespace {

QString qtPath(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

bool isModel(const QString& folder) {
    return QFileInfo(folder + QStringLiteral("/model_index.json")).isFile();
}

qint64 bytesOfWeights(const std::filesystem::path& folder) {
    qint64 bytes = 0;
    for (const QFileInfo& component : QDir(qtPath(folder)).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QFileInfo& file :
             QDir(component.filePath())
                 .entryInfoList({QStringLiteral("*.safetensors"), QStringLiteral("*.bin")}, QDir::Files))
            bytes += file.size();
    }
    return bytes;
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
    facts.name = QDir(qtPath(folder)).dirName();
    facts.bytes = bytesOfWeights(folder);
    try {
        const auto opened = ModelFolder::open(folder);
        facts.paintsAlone = !opened->abilities().isPriorOnly;
        const ModelLayout layout = ModelLayout::of(opened);
        facts.bytes = 0;
        for (const auto& each : layout.folders()) facts.bytes += bytesOfWeights(each->path());
        if (const auto missing = layout.missing(); !missing.empty())
            facts.trouble = inWords(missing.front());
        facts.side = layout.pictureSide();
    } catch (const Error& error) {
        facts.trouble = inWords(error.sentence());
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
