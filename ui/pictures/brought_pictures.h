#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QStringList>

class QMimeData;

namespace unclip::ui {

/// The pictures that a drop or the clipboard brings, whoever it comes from: files, pictures in "data:" addresses (also
/// in a page's text), and pictures as such.
struct BroughtPictures {
    QStringList files;          ///< local ones, whatever they are
    QList<QByteArray> encoded;  ///< whole files of PNG, JPEG, …, as they were
    QImage image;               ///< when there is nothing better

    explicit BroughtPictures(const QMimeData& data);
    bool isEmpty() const { return files.isEmpty() && encoded.isEmpty() && image.isNull(); }
};

/// Whether anything could be taken of it; told without reading a file. Addresses of the network alone can't.
bool bringsPictures(const QMimeData& data);

/// The files, those that have none written to new ones: edits need files. Throws FileError. For other threads.
QStringList asFiles(const BroughtPictures& brought);

/// Where asFiles() writes; files that nothing needs may be removed.
QString pastedFolder();

}  // namespace unclip::ui
