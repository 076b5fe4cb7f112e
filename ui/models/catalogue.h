#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace unclip::ui {

/// A model that can be fetched.
struct CatalogueModel {
    QString name;
    QString folder;  ///< the name of its folder on this machine
    QString does;    ///< "paint" or "vary"
    int side = 256;  ///< pixels of its pictures
    QString licence;
    QUrl page, list, files;  ///< for people; the list of its files; what file names are added to
    qint64 leastBytes = 0, mostBytes = 0;
};

/// One of its files, as the server's list names it.
struct RemoteFile {
    QString path;  ///< below the model's folder, harmless
    qint64 bytes = 0;
    QByteArray sha256;   ///< hex; of large files
    QByteArray gitSha1;  ///< hex; of small ones: SHA-1 of "blob SIZE\0" and the content
};

/// The catalogue that comes with the program.
QList<CatalogueModel> catalogue();

/// The files of a model in diffusers' layout that the engine reads, from a list in the form of Hugging Face's tree
/// endpoint. Where there are weights as safetensors, others are left out; so are files without a checksum and names
/// that could leave the folder. Empty when the text is no such list.
QList<RemoteFile> filesOfList(const QByteArray& json);

}  // namespace unclip::ui
