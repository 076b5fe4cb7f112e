#include "ui/base/state_folder.h"

#include <QDir>
#include <QStandardPaths>

namespace unclip::ui {

QString stateFolder() {
    QString folder = qEnvironmentVariable("UNCLIP_STATE");
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    QDir().mkpath(folder);
    return folder;
}

QString stateFile(const QString& name) {
    return QDir(stateFolder()).filePath(name);
}

QString defaultPicturesFolder() {
    if (const QString chosen = qEnvironmentVariable("UNCLIP_PICTURES"); !chosen.isEmpty())
        return chosen;
    return QDir(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
        .filePath(QStringLiteral("Unclip Studio"));
}

}  // namespace unclip::ui
