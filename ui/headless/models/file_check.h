#pragma once

#include <QIODevice>

#include "ui/headless/models/catalogue.h"

namespace unclip::ui {

/// Whether bytes are those of a file of the catalogue or of a server's list, by size and checksum. Opens the device.
bool isRight(QIODevice& bytes, const RemoteFile& file);
bool isRightFile(const QString& path, const RemoteFile& file);

}  // namespace unclip::ui
