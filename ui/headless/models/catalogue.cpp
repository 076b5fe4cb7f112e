#include "ui/headless/models/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace unclip::ui {
namespace {

constexpr qint64 kLargestFile = qint64(64) << 30;
constexpr int kMostFiles = 500;

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

bool isSafetensors(const QString& path) {
    return path.endsWith(QLatin1String(".safetensors"));
}

bool isWanted(const QString& path, const QSet<QString>& withSafetensors) {
    const QString name = path.section(u'/', -1), folder = path.section(u'/', 0, -2);
    // The same weights in another precision would be read by nobody.
    if (isSafetensors(path))
        return !name.contains(QLatin1String(".fp16.")) && !name.contains(QLatin1String(".non_ema."));
    if (name.endsWith(QLatin1String(".bin")))
        return !withSafetensors.contains(folder) && !name.contains(QLatin1String(".fp16."));
    return name.endsWith(QLatin1String(".json")) || name.endsWith(QLatin1String(".txt")) ||
           name.endsWith(QLatin1String(".md")) || name.startsWith(QLatin1String("LICENSE"));
}

}  // namespace

QList<CatalogueModel> catalogue() {
    QFile file(QStringLiteral(":/catalogue.json"));
    QList<CatalogueModel> models;
    if (!file.open(QIODevice::ReadOnly))
        return models;
    for (const QJsonValue& value :
         QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("models")].toArray()) {
        const QJsonObject entry = value.toObject();
        const auto text = [&](const char* key) { return entry[QLatin1String(key)].toString(); };
        const auto bytes = [&](const char* key) { return static_cast<qint64>(entry[QLatin1String(key)].toDouble()); };
        CatalogueModel model{text("name"),
                             text("does"),
                             entry[QLatin1String("side")].toInt(256),
                             text("licence"),
                             QUrl(text("page")),
                             bytes("leastBytes"),
                             bytes("mostBytes"),
                             {}};
        for (const QJsonValue& each : entry[QLatin1String("sources")].toArray()) {
            const QJsonObject source = each.toObject();
            model.sources.append({source[QLatin1String("folder")].toString(),
                                  QUrl(source[QLatin1String("list")].toString()),
                                  QUrl(source[QLatin1String("files")].toString())});
        }
        if (!model.sources.isEmpty())
            models.append(model);
    }
    return models;
}

QList<RemoteFile> filesOfList(const QByteArray& json) {
    QList<RemoteFile> files;
    QSet<QString> withSafetensors;
    for (const QJsonValue& value : QJsonDocument::fromJson(json).array()) {
        const QJsonObject entry = value.toObject();
        const QJsonObject large = entry[QLatin1String("lfs")].toObject();
        RemoteFile file;
        file.path = entry[QLatin1String("path")].toString();
        file.bytes = static_cast<qint64>((large.isEmpty() ? entry : large)[QLatin1String("size")].toDouble(-1));
        const QString sum = (large.isEmpty() ? entry : large)[QLatin1String("oid")].toString();
        (large.isEmpty() ? file.gitSha1 : file.sha256) = sum.toLatin1();
        const bool isWhole = isHex(sum, large.isEmpty() ? 40 : 64) && file.bytes >= 0 && file.bytes <= kLargestFile;
        if (entry[QLatin1String("type")].toString() != QLatin1String("file") || !isHarmless(file.path) || !isWhole)
            continue;
        if (isSafetensors(file.path))
            withSafetensors.insert(file.path.section(u'/', 0, -2));
        files.append(file);
    }
    files.removeIf([&](const RemoteFile& file) { return !isWanted(file.path, withSafetensors); });
    return files.size() > kMostFiles ? QList<RemoteFile>() : files;
}

}  // namespace unclip::ui
