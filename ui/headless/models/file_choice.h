#pragma once

#include "ui/headless/models/catalogue.h"

namespace unclip::ui {

/// The files that a server's list names, in the form of Hugging Face's tree endpoint. Files without a checksum and
/// names that could leave the folder are left out. Empty when the text is no such list.
QList<RemoteFile> filesOfList(const QByteArray& json);

/// The address of a list's next page, from the answer's "Link" header; empty when this was the last one.
QUrl nextPage(const QByteArray& linkHeader);

/// The file of a list that says what the folder is: "model_index.json", or of a network alone its "config.json".
QString indexOf(const QList<RemoteFile>& files);

/// Of all files of a model in diffusers' layout, those that the engine reads, and no more: configs and vocabularies of
/// the parts that its model_index.json names, and of each the one set of weights that would be loaded, shards included.
/// `parts`: only these of them; empty: all. Of one network alone its configs and weights. Empty when `index`,
/// which is the file that indexOf() names, is of no such folder.
QList<RemoteFile> filesToFetch(const QList<RemoteFile>& files, const QByteArray& index, const QStringList& parts);

}  // namespace unclip::ui
