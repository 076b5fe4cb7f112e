#include "ui/headless/models/file_check.h"

#include <QCryptographicHash>
#include <QFile>

#include "engine/base/stop_point.h"

namespace unclip::ui {
namespace {

constexpr qint64 kAtOnce = 1 << 20;  // bytes between two looks whether to stop

}  // namespace

bool isRight(QIODevice& bytes, const RemoteFile& file) {
    if (!bytes.open(QIODevice::ReadOnly) || bytes.size() != file.bytes)
        return false;
    const bool isLarge = !file.sha256.isEmpty();
    QCryptographicHash hash(isLarge ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1);
    if (!isLarge)
        hash.addData("blob " + QByteArray::number(file.bytes) + '\0');
    while (!bytes.atEnd()) {
        stopPoint();
        const QByteArray block = bytes.read(kAtOnce);
        if (block.isEmpty())
            return false;
        hash.addData(block);
    }
    return hash.result().toHex() == (isLarge ? file.sha256 : file.gitSha1);
}

bool isRightFile(const QString& path, const RemoteFile& file) {
    QFile part(path);
    return isRight(part, file);
}

}  // namespace unclip::ui
