#include "ui/headless/models/file_choice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "engine/weights/pipeline_classes.h"
#include "engine/weights/weight_names.h"

namespace unclip::ui {
namespace {

constexpr qint64 kLargestFile = qint64(64) << 30;
constexpr int kMostFiles = 2000;

/// "model_index.json" or "prior/config.json": one folder deep at most, nothing hidden, nothing that climbs.
bool isHarmless(const QString& path) {
    static const QRegularExpression kName(
        QRegularExpression::anchoredPattern(QStringLiteral("(\\w[\\w.-]*/)?\\w[\\w.-]*")));
    return path.size() <= 200 && kName.match(path).hasMatch() && !path.contains(QLatin1String(".."));
}

bool isHex(const QString& text, int digits) {
    static const QRegularExpression kHex(QRegularExpression::anchoredPattern(QStringLiteral("[0-9a-f]*")));
    return text.size() == digits && kHex.match(text).hasMatch();
}

QString nameOf(const RemoteFile& file) {
    return file.path.section(u'/', -1);
}

QString folderOf(const RemoteFile& file) {
    return file.path.section(u'/', 0, -2);
}

bool isShardIndex(const QString& name) {
    return name.contains(QLatin1String(".index."));
}

/// Whether a file is a shard that the index of this name speaks of: "model.fp16.safetensors.index.json" and
/// "model.safetensors.index.fp16.json" speak of "model.fp16-00001-of-00002.safetensors".
bool isShardOf(const QString& name, const QString& index) {
    static const QRegularExpression kIndex(QRegularExpression::anchoredPattern(
        QStringLiteral("([a-z_]+)(\\.fp16|\\.bf16)?\\.(safetensors|bin)\\.index(\\.fp16|\\.bf16)?\\.json")));
    static const QRegularExpression kShard(QRegularExpression::anchoredPattern(
        QStringLiteral("([a-z_]+)(\\.fp16|\\.bf16)?-\\d{5}-of-\\d{5}(\\.fp16|\\.bf16)?\\.(safetensors|bin)")));
    const auto of = kIndex.match(index), shard = kShard.match(name);
    return of.hasMatch() && shard.hasMatch() && of.captured(1) == shard.captured(1) &&
           of.captured(2) + of.captured(4) == shard.captured(2) + shard.captured(3) &&
           of.captured(3) == shard.captured(4);
}

/// The name of the first file or shard index in a part's folder that the loader would take; empty when there is none.
QString weightsIn(const QList<RemoteFile>& part, const QString& library) {
    const char* base = library == QLatin1String("transformers") ? "model" : "diffusion_pytorch_model";
    for (const std::string& candidate : weightFileNames(base)) {
        const QString name = QString::fromStdString(candidate);
        if (std::ranges::any_of(part, [&](const RemoteFile& file) { return nameOf(file) == name; }))
            return name;
    }
    return {};
}

/// The class of the folder whose model_index.json or config.json this is.
QString classNameIn(const QJsonObject& index) {
    const QString name = index[QLatin1String("_class_name")].toString();
    return name.isEmpty() ? index[QLatin1String("architectures")].toArray().first().toString() : name;
}

bool isText(const QString& name) {
    return name.endsWith(QLatin1String(".json")) || name.endsWith(QLatin1String(".txt"));
}

}  // namespace

QList<RemoteFile> filesOfList(const QByteArray& json) {
    QList<RemoteFile> files;
    for (const QJsonValue& value : QJsonDocument::fromJson(json).array()) {
        const QJsonObject entry = value.toObject();
        const QJsonObject large = entry[QLatin1String("lfs")].toObject();
        RemoteFile file;
        file.path = entry[QLatin1String("path")].toString();
        file.bytes = static_cast<qint64>((large.isEmpty() ? entry : large)[QLatin1String("size")].toDouble(-1));
        const QString sum = (large.isEmpty() ? entry : large)[QLatin1String("oid")].toString();
        (large.isEmpty() ? file.gitSha1 : file.sha256) = sum.toLatin1();
        const bool isWhole = isHex(sum, large.isEmpty() ? 40 : 64) && file.bytes >= 0 && file.bytes <= kLargestFile;
        if (entry[QLatin1String("type")].toString() == QLatin1String("file") && isHarmless(file.path) && isWhole)
            files.append(file);
    }
    return files.size() > kMostFiles ? QList<RemoteFile>() : files;
}

QUrl nextPage(const QByteArray& linkHeader) {
    static const QRegularExpression kNext(QStringLiteral("<([^<>]+)>\\s*;[^,]*\\brel=\"?next\"?"));
    return QUrl(kNext.match(QString::fromLatin1(linkHeader)).captured(1));
}

QString indexOf(const QList<RemoteFile>& files) {
    const QString pipeline = QStringLiteral("model_index.json"), network = QStringLiteral("config.json");
    const auto has = [&](const QString& path) {
        return std::ranges::any_of(files, [&](const RemoteFile& file) { return file.path == path; });
    };
    return !has(pipeline) && has(network) ? network : pipeline;
}

QList<RemoteFile> filesToFetch(const QList<RemoteFile>& files, const QByteArray& indexText, const QStringList& parts) {
    const QJsonObject index = QJsonDocument::fromJson(indexText).object();
    const QString className = classNameIn(index), indexName = indexOf(files);
    const bool isNetwork = indexName == QLatin1String("config.json");
    if (className.isEmpty() || isNetwork != isNetworkAlone(className.toStdString()))
        return {};
    QList<RemoteFile> chosen, atTop;
    for (const RemoteFile& file : files)
        if (folderOf(file).isEmpty())
            atTop << file;
    const QString library = QString::fromLatin1(libraryOfNetworkAlone(className.toStdString()));
    const QString weightsAtTop = isNetwork ? weightsIn(atTop, library) : QString();
    for (const RemoteFile& file : atTop) {
        const QString name = nameOf(file);
        const bool isItsWeights = isNetwork && (name == weightsAtTop || isShardOf(name, weightsAtTop));
        const bool isItsProcessor = isNetwork && name == QLatin1String("preprocessor_config.json");
        if (name == indexName || isItsWeights || isItsProcessor || name.startsWith(u"README") ||
            name.startsWith(u"LICENSE"))
            chosen << file;
    }
    if (isNetwork)
        return chosen;
    for (auto part = index.begin(); part != index.end(); ++part) {
        const QJsonArray pair = part.value().toArray();
        if (part.key().startsWith(u'_') || pair.size() != 2 || !pair[1].isString() ||
            (!parts.isEmpty() && !parts.contains(part.key())))
            continue;
        QList<RemoteFile> inside;
        for (const RemoteFile& file : files)
            if (folderOf(file) == part.key())
                inside << file;
        const QString weights = weightsIn(inside, pair[0].toString());
        for (const RemoteFile& file : inside) {
            const QString name = nameOf(file);
            if (name == weights || isShardOf(name, weights) || (isText(name) && !isShardIndex(name)))
                chosen << file;
        }
    }
    return chosen;
}

}  // namespace unclip::ui
