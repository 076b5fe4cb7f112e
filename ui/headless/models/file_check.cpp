#include "ui/headless/models/file_check.h"

#include <QCryptographicHash>
#include <QFile>

namespace unclip::ui {

bool isRight(QIODevice& bytes, const RemoteFile& file) {
    if (!bytes.open(QIODevice::ReadOnly) || bytes.size() != file.bytes)
        return false;
    const bool isLarge = !file.sha256.isEmpty();
    QCryptographicHash hash(isLarge ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1);
    if (!isLarge)
        hash.addData("blob " + QByteArray::number(file.bytes) + '\0');
    return hash.addData(&bytes) && hash.result().toHex() == (isLarge ? file.sha256 : file.gitSha1);
}

bool isRightFile(const QString& path, const RemoteFile& file) {
    QFile part(path);
    return isRight(part, file);
}

}  // namespace unclip::ui
