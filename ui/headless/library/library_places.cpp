#include "ui/headless/library/library_places.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace unclip {
namespace {

namespace fs = std::filesystem;

fs::path toPath(const QString& text) {
    return fs::path(text.toStdU16String());
}

QString folderOf(QStandardPaths::StandardLocation location, const QString& below) {
    const QString own = qEnvironmentVariable("UNCLIP_STATE");
    return own.isEmpty() ? QDir(QStandardPaths::writableLocation(location)).filePath(QStringLiteral("unclip-studio"))
                         : QDir(own).filePath(below);
}

QString dataFolder() {
    return folderOf(QStandardPaths::GenericDataLocation, QStringLiteral("."));
}

}  // namespace

LibraryPlaces LibraryPlaces::forPictures(const fs::path& folder) {
    std::error_code ignored;
    fs::path whole = fs::weakly_canonical(folder, ignored);
    if (whole.empty())
        whole = fs::absolute(folder, ignored);
    const std::string text = whole.string();
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1).toHex().left(12);
    const fs::path index = toPath(dataFolder()) / ("library-" + digest.toStdString() + ".sqlite");
    const QString cache = folderOf(QStandardPaths::GenericCacheLocation, QStringLiteral("cache"));
    return {whole, index, toPath(cache) / "thumbnails"};
}

LibraryPlaces LibraryPlaces::standard() {
    QString folder = qEnvironmentVariable("UNCLIP_PICTURES");
    if (folder.isEmpty()) {
        const QString settings = QDir(dataFolder()).filePath(QStringLiteral("settings.ini"));
        folder = QSettings(settings, QSettings::IniFormat).value(QStringLiteral("folders/pictures")).toString();
    }
    if (folder.isEmpty())
        folder = QDir(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
                     .filePath(QStringLiteral("Unclip Studio"));
    return forPictures(toPath(folder));
}

}  // namespace unclip
