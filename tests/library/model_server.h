#pragma once

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>

#include "ui/headless/models/catalogue.h"

namespace unclip::ui::tests {

/// A small HTTP server on this machine with a model's list and files, and with faults to choose.
class ModelServer : public QTcpServer {
public:
    ModelServer() {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    QMap<QString, QByteArray> files;     ///< what the list says
    QMap<QString, QByteArray> served;    ///< other bytes than the list promises
    QMap<QString, QByteArray> statuses;  ///< "404 Not Found" instead of a file
    int busyTimes = 0;                   ///< so many requests are answered with 503
    qint64 cutAfter = -1;                ///< bytes of a body, after which the connection ends
    qsizetype entriesAPage = -1;         ///< of the list; -1: all
    QByteArray retryAfter;               ///< what a busy server says
    bool ignoresRanges = false, isSilent = false, redirectsForEver = false, redirectsOnce = false;
    QStringList requests;  ///< "GET /files/a.json bytes=3-"

    CatalogueModel model() const {
        const QString address = QStringLiteral("http://127.0.0.1:%1/").arg(serverPort());
        CatalogueModel model;
        model.id = QStringLiteral("small");
        model.name = QStringLiteral("Small");
        model.does = QStringLiteral("paint");
        model.side = 64;
        model.licence = QStringLiteral("none");
        model.page = QUrl(address + "page");
        model.bytes = 1;
        CatalogueSource source;
        source.folder = QStringLiteral("small");
        source.list = QUrl(address + "list");
        source.files = QUrl(address + "files/");
        model.sources = {source};
        return model;
    }

private:
    void answerList(QTcpSocket* socket, qsizetype page) {
        const QJsonArray all = entries();
        if (entriesAPage < 0)
            return answer(socket, "200 OK", QJsonDocument(all).toJson());
        QJsonArray some;
        for (qsizetype i = page * entriesAPage; i < std::min<qsizetype>(all.size(), (page + 1) * entriesAPage); ++i)
            some.append(all[i]);
        const bool isLast = (page + 1) * entriesAPage >= all.size();
        answer(socket, "200 OK", QJsonDocument(some).toJson(),
               isLast ? QByteArray()
                      : "Link: <http://127.0.0.1:" + QByteArray::number(serverPort()) +
                            "/list?cursor=" + QByteArray::number(page + 1) + ">; rel=\"next\"\r\n");
    }

    QJsonArray entries() const {
        QJsonArray entries{QJsonObject{{"type", "directory"}, {"path", "prior"}}};
        for (const auto& [path, bytes] : files.asKeyValueRange()) {
            const bool isLarge = path.endsWith(QLatin1String(".safetensors"));
            const QByteArray blob = "blob " + QByteArray::number(bytes.size()) + '\0' + bytes;
            const auto sum = [](const QByteArray& of, QCryptographicHash::Algorithm how) {
                return QString::fromLatin1(QCryptographicHash::hash(of, how).toHex());
            };
            QJsonObject entry{
                {"type", "file"}, {"path", path}, {"size", bytes.size()}, {"oid", sum(blob, QCryptographicHash::Sha1)}};
            if (isLarge)
                entry["lfs"] = QJsonObject{
                    {"oid", sum(bytes, QCryptographicHash::Sha256)}, {"size", bytes.size()}, {"pointerSize", 1}};
            entries.append(entry);
        }
        return entries;
    }

    void read(QTcpSocket* socket) {
        const QByteArray request = socket->readAll();  // small enough to come at once
        const QString path = QString::fromUtf8(request.split(' ').value(1));
        qint64 from = 0;
        QString range;
        for (const QByteArray& line : request.split('\n'))
            if (line.toLower().startsWith("range: bytes=")) {
                range = QString::fromLatin1(line.mid(7).trimmed());
                from = range.mid(6).section(u'-', 0, 0).toLongLong();
            }
        requests << QStringLiteral("GET %1 %2").arg(path, range).trimmed();
        if (isSilent)
            return;
        if (redirectsForEver || std::exchange(redirectsOnce, false))
            return answer(socket, "302 Found", {}, "Location: " + path.toUtf8() + "\r\n");
        if (busyTimes > 0) {
            --busyTimes;
            return answer(socket, "503 Service Unavailable", "busy",
                          retryAfter.isEmpty() ? QByteArray() : "Retry-After: " + retryAfter + "\r\n");
        }
        const QString name = path.mid(7);  // behind "/files/"
        if (statuses.contains(name))
            return answer(socket, statuses[name], "no");
        if (path.section(u'?', 0, 0) == QLatin1String("/list"))
            return answerList(socket, path.section(u'=', 1).toInt());
        if (!files.contains(name))
            return answer(socket, "404 Not Found", "no");
        const QByteArray bytes = served.value(name, files[name]);
        if (from > 0 && !ignoresRanges && from >= bytes.size())
            return answer(socket, "416 Range Not Satisfiable", {});
        if (from > 0 && !ignoresRanges)
            return answer(socket, "206 Partial Content", bytes.mid(from),
                          "Content-Range: bytes " + QByteArray::number(from) + '-' +
                              QByteArray::number(bytes.size() - 1) + '/' + QByteArray::number(bytes.size()) + "\r\n");
        answer(socket, "200 OK", bytes);
    }

    void answer(QTcpSocket* socket, const QByteArray& status, const QByteArray& body, const QByteArray& more = {}) {
        const bool isCut = cutAfter >= 0 && body.size() > cutAfter;
        socket->write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                      "\r\nConnection: close\r\n" + more + "\r\n" + (isCut ? body.left(cutAfter) : body));
        socket->disconnectFromHost();
    }
};

}  // namespace unclip::ui::tests
