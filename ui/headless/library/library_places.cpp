#include "ui/headless/library/library_places.h"

#include <QCryptographicHash>
#include <QSettings>

#include "ui/headless/paths.h"
#include "ui/headless/state_folder.h"

namespace unclip {

namespace fs = std::filesystem;

LibraryPlaces LibraryPlaces::forPictures(const fs::path& folder) {
    std::error_code ignored;
    fs::path whole = fs::weakly_canonical(folder, ignored);
    if (whole.empty())
        whole = fs::absolute(folder, ignored);
    const std::string text = whole.string();
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1).toHex().left(12);
    const fs::path index = toPath(stateFolder()) / ("library-" + digest.toStdString() + ".sqlite");
    return {whole, index, toPath(cacheFolder()) / "thumbnails"};
}

LibraryPlaces LibraryPlaces::standard() {
    QString folder;
    if (qEnvironmentVariableIsEmpty("UNCLIP_PICTURES")) {
        const QString settings = toText(toPath(stateFolder()) / "settings.ini");
        folder = QSettings(settings, QSettings::IniFormat).value(QStringLiteral("folders/pictures")).toString();
    }
    return forPictures(toPath(folder.isEmpty() ? defaultPicturesFolder() : folder));
}

}  // namespace unclip
