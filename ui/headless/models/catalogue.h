#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace unclip::ui {

/// A folder of files on a server.
struct CatalogueSource {
    QString folder;    ///< the name of the folder on this machine
    QUrl list, files;  ///< the list of its files; what file names are added to
};

/// A model that can be fetched.
struct CatalogueModel {
    QString name;
    QString does;    ///< "paint", "vary" or "repaint"
    int side = 256;  ///< pixels of its pictures
    QString licence;
    QUrl page;  ///< for people
    qint64 leastBytes = 0, mostBytes = 0;
    QList<CatalogueSource> sources;  ///< what it needs beside it first, then the model itself

    QString folder() const { return sources.last().folder; }
};

/// One of a source's files, as the server's list names it.
struct RemoteFile {
    QString path;  ///< below the source's folder, harmless
    qint64 bytes = 0;
    QByteArray sha256;   ///< hex; of large files
    QByteArray gitSha1;  ///< hex; of small ones: SHA-1 of "blob SIZE\0" and the content
};

/// The catalogue that comes with the program.
QList<CatalogueModel> catalogue();

/// The files of a model folder in diffusers' layout that the engine reads, from a list in the form of Hugging Face's
/// tree endpoint. Where there are weights as safetensors, others are left out; so are files without a checksum and
/// names that could leave the folder. Empty when the text is no such list.
QList<RemoteFile> filesOfList(const QByteArray& json);

}  // namespace unclip::ui
