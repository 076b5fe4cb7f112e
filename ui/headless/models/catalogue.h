#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

namespace unclip::ui {

/// One of a source's files, as the catalogue or the server's list names it.
struct RemoteFile {
    QString path;  ///< below the source's folder, harmless
    qint64 bytes = 0;
    QByteArray sha256;   ///< hex; of large files, and of all that the catalogue knows
    QByteArray gitSha1;  ///< hex; of small ones: SHA-1 of "blob SIZE\0" and the content
};

/// A folder of files on a server.
struct CatalogueSource {
    QString folder;                ///< the name of the folder on this machine
    QUrl list, files;              ///< the list of its files; what file names are added to
    QList<RemoteFile> contents;    ///< all that is fetched; empty: the server's list says it
    QStringList parts;             ///< only these folders of it; empty: all that its model_index.json names
    QMap<QString, QString> links;  ///< parts that are those of a folder beside it: "decoder" → "karlo-v1-alpha/decoder"
};

/// A model that can be fetched.
struct CatalogueModel {
    QString id;  ///< short name for the command line
    QString name;
    QString does;    ///< "paint", "vary", "repaint", "structure", "prior" or "depth"
    int side = 256;  ///< pixels of its pictures
    QString licence;
    QUrl page;  ///< for people
    qint64 bytes = 0;
    QList<CatalogueSource> sources;  ///< what it needs beside it first, then the model itself

    QString folder() const { return sources.last().folder; }
    /// Whether it paints pictures by itself, and isn't there for other models.
    bool paints() const { return does != QLatin1String("prior") && does != QLatin1String("depth"); }
};

/// The catalogue that comes with the program.
QList<CatalogueModel> catalogue();

}  // namespace unclip::ui
