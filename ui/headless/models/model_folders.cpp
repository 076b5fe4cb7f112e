#include "ui/headless/models/model_folders.h"

#include <QDir>
#include <QFileInfo>

#include "engine/base/error.h"
#include "engine/base/hub_cache.h"
#include "engine/base/resources.h"
#include "engine/weights/model_layout.h"
#include "ui/headless/paths.h"
#include "ui/headless/sentences.h"

namespace unclip::ui {
namespace {

/// Whether a folder's pipeline is one that this program opens; other programs fetch other models.
bool isOfThisFamily(const std::filesystem::path& folder) {
    try {
        ModelFolder::open(folder);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// Whether it can be a model's folder, or that of one network alone.
bool isModel(const QString& folder) {
    return QFileInfo(folder + QStringLiteral("/model_index.json")).isFile() ||
           (QFileInfo(folder + QStringLiteral("/config.json")).isFile() && isOfThisFamily(toPath(folder)));
}

/// Whether a model can be painted with the prior of another folder.
bool isPaintedWith(const std::shared_ptr<const ModelFolder>& model, const ModelFolder& prior) {
    if ((!prior.isPriorAlone() && !prior.lendsPrior()) || model->path() == prior.path())
        return false;
    try {
        ModelLayout::of(model, prior.path());
        return true;
    } catch (const Error&) {
        return false;
    }
}

qint64 bytesOfFilesIn(const QString& folder) {
    qint64 bytes = 0;
    for (const QFileInfo& file :
         QDir(folder).entryInfoList({QStringLiteral("*.safetensors"), QStringLiteral("*.bin")}, QDir::Files))
        bytes += file.size();
    return bytes;
}

qint64 bytesOfWeights(const QString& folder) {
    qint64 bytes = 0;
    for (const QFileInfo& component : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        bytes += bytesOfFilesIn(component.filePath());
    return bytes;
}

/// What a model that is painted with this folder's prior needs of it.
qint64 bytesOfPrior(const ModelFolder& folder) {
    const QString path = toText(folder.path());
    if (!folder.lendsPrior())
        return folder.isPriorAlone() ? bytesOfFilesIn(path) : bytesOfWeights(path);
    return bytesOfFilesIn(path + QStringLiteral("/prior")) + bytesOfFilesIn(path + QStringLiteral("/text_encoder"));
}

/// Fills in which of the models lend each of them a prior.
void addPriors(QList<ModelFacts>& models) {
    std::vector<std::shared_ptr<const ModelFolder>> opened;
    for (const ModelFacts& facts : models) {
        try {
            opened.push_back(ModelFolder::open(toPath(facts.folder)));
        } catch (const Error&) {
            opened.push_back(nullptr);  // its trouble says why
        }
    }
    for (qsizetype model = 0; model < models.size(); ++model)
        for (const auto& prior : opened)
            if (prior != nullptr && opened[model] != nullptr && isPaintedWith(opened[model], *prior))
                models[model].priors << toText(prior->path());
}

}  // namespace

QString shippedModel() {
    try {
        const QString folder = toText(modelOrShipped({}));
        return isModel(folder) ? folder : QString();
    } catch (const Error&) {
        return {};
    }
}

ModelFacts modelFacts(const QString& folder) {
    ModelFacts facts;
    facts.folder = folder;
    facts.name = toText(modelName(toPath(folder)));
    facts.bytes = bytesOfWeights(folder);
    try {
        const auto opened = ModelFolder::open(toPath(folder));
        facts.isPrior = opened->isPriorAlone();
        facts.estimatesDepth = opened->estimatesDepth();
        facts.paintsAlone = !opened->abilities().isPriorOnly;
        facts.noisesEmbeddings = opened->noisesEmbeddings();
        facts.followsStructure = opened->abilities().followsStructure;
        if (facts.isPrior || facts.estimatesDepth) {
            facts.bytes = bytesOfFilesIn(folder);
            if (const auto missing = opened->missing(); !missing.empty())
                facts.trouble = inWords(missing.front());
            return facts;
        }
        const ModelLayout layout = ModelLayout::of(opened);
        for (const auto& other : layout.folders())
            if (other != opened)
                facts.bytes += bytesOfPrior(*other);
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
    const auto add = [&](const QString& folder, bool isShipped) {
        for (const ModelFacts& known : models) {
            if (known.folder == folder)
                return;
        }
        ModelFacts facts = modelFacts(folder);
        facts.isShipped = isShipped;
        if (facts.paintsAlone || facts.isPrior)
            models.append(facts);
    };
    if (const auto shipped = shippedModel(); !shipped.isEmpty())
        add(shipped, true);
    for (const QString& folder : folders) {
        if (isModel(folder)) {
            add(folder, false);
            continue;
        }
        for (const QFileInfo& inner : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (isModel(inner.filePath()))
                add(inner.filePath(), false);
        }
    }
    for (const auto& snapshot : snapshotsIn())
        if (isOfThisFamily(snapshot))
            add(toText(snapshot), false);
    addPriors(models);
    return models;
}

}  // namespace unclip::ui
