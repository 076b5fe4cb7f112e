#include "ui/headless/models/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace unclip::ui {
namespace {

CatalogueSource sourceFrom(const QJsonObject& entry) {
    const QString hub = QStringLiteral("https://huggingface.co/");
    const QString repository = entry[QLatin1String("repository")].toString(),
                  revision = entry[QLatin1String("revision")].toString();
    CatalogueSource source;
    source.folder = entry[QLatin1String("folder")].toString();
    source.list = QUrl(hub + QStringLiteral("api/models/%1/tree/%2?recursive=true").arg(repository, revision));
    source.files = QUrl(hub + QStringLiteral("%1/resolve/%2/").arg(repository, revision));
    for (const QJsonValue& value : entry[QLatin1String("contents")].toArray()) {
        const QJsonArray file = value.toArray();
        source.contents << RemoteFile{
            file[0].toString(), static_cast<qint64>(file[1].toDouble()), file[2].toString().toLatin1(), {}};
    }
    for (const QJsonValue& part : entry[QLatin1String("parts")].toArray()) source.parts << part.toString();
    const QJsonObject links = entry[QLatin1String("links")].toObject();
    for (auto link = links.begin(); link != links.end(); ++link) source.links[link.key()] = link.value().toString();
    return source;
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
        CatalogueModel model;
        model.id = text("id");
        model.name = text("name");
        model.does = text("does");
        model.side = entry[QLatin1String("side")].toInt(256);
        model.licence = text("licence");
        model.page = QUrl(text("page"));
        model.bytes = static_cast<qint64>(entry[QLatin1String("bytes")].toDouble());
        for (const QJsonValue& source : entry[QLatin1String("sources")].toArray())
            model.sources.append(sourceFrom(source.toObject()));
        if (!model.sources.isEmpty())
            models.append(model);
    }
    return models;
}

}  // namespace unclip::ui
