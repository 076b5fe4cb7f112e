#include "ui/headless/state_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace unclip {
namespace {

/// Both programs' own folder, whatever each calls itself; `below` the folder that the user chose for all of them.
QString folderOf(QStandardPaths::StandardLocation location, const QString& below) {
    const QString chosen = qEnvironmentVariable("UNCLIP_STATE");
    if (!chosen.isEmpty())
        return below.isEmpty() ? chosen : QDir(chosen).filePath(below);
    return QDir(QStandardPaths::writableLocation(location)).filePath(QStringLiteral("unclip-studio"));
}

}  // namespace

QString stateFolder() {
    return folderOf(QStandardPaths::GenericDataLocation, {});
}

QString stateFile(const QString& name) {
    const QString folder = stateFolder();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))  // prompts and pictures' places are nobody else's business
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return QDir(folder).filePath(name);
}

QString cacheFolder() {
    return folderOf(QStandardPaths::GenericCacheLocation, QStringLiteral("cache"));
}

QString defaultPicturesFolder() {
    if (const QString chosen = qEnvironmentVariable("UNCLIP_PICTURES"); !chosen.isEmpty())
        return chosen;
    return QDir(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
        .filePath(QStringLiteral("Unclip Studio"));
}

}  // namespace unclip
