#include "ui/pictures/brought_pictures.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

#include "engine/base/atomic_file.h"
#include "engine/image/read_picture.h"
#include "ui/headless/paths.h"
#include "ui/headless/state_folder.h"

namespace unclip::ui {
namespace {

const QStringList kEncodings{QStringLiteral("image/png"),  QStringLiteral("image/jpeg"), QStringLiteral("image/webp"),
                             QStringLiteral("image/tiff"), QStringLiteral("image/gif"),  QStringLiteral("image/bmp")};

/// The content of "data:image/png;base64,…" (RFC 2397); empty when it is another address, or no picture.
QByteArray contentOf(const QByteArray& address) {
    const qsizetype comma = address.indexOf(',');
    if (comma < 0 || !address.left(11).toLower().startsWith("data:image/"))
        return {};
    const QByteArray content = QByteArray::fromPercentEncoding(address.mid(comma + 1));
    return address.left(comma).toLower().endsWith(";base64") ? QByteArray::fromBase64(content) : content;
}

/// The pictures that stand in the text of a page, as a browser brings one that is dragged out of it.
QList<QByteArray> picturesInPage(const QString& html) {
    static const QRegularExpression source(QStringLiteral("<img\\b[^>]*\\bsrc\\s*=\\s*[\"']?(data:image/[^\"'\\s>]+)"),
                                           QRegularExpression::CaseInsensitiveOption);
    QList<QByteArray> pictures;
    for (auto found = source.globalMatch(html); found.hasNext();)
        pictures << contentOf(found.next().captured(1).toLatin1());
    return pictures;
}

QString endingOf(const QByteArray& bytes) {
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const QByteArray format = QImageReader::imageFormat(&buffer);
    return format.isEmpty() ? QStringLiteral("png") : QString::fromLatin1(format);
}

}  // namespace

BroughtPictures::BroughtPictures(const QMimeData& data) {
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
        else
            encoded << contentOf(url.toEncoded());
    }
    if (!files.isEmpty()) {
        encoded.clear();
        return;  // pixels that come with a file are the same picture
    }
    encoded.removeAll(QByteArray());
    if (encoded.isEmpty() && data.hasHtml())
        encoded = picturesInPage(data.html());
    if (encoded.isEmpty() && data.hasText())
        encoded << contentOf(data.text().trimmed().toLatin1());
    encoded.removeAll(QByteArray());
    // As it was written, with all that it says about itself, rather than its pixels.
    for (const QString& encoding : kEncodings) {
        if (encoded.isEmpty() && data.formats().contains(encoding))
            encoded << data.data(encoding);
    }
    encoded.removeAll(QByteArray());
    if (encoded.isEmpty() && data.hasImage())
        image = data.imageData().value<QImage>();
}

bool bringsPictures(const QMimeData& data) {
    const QStringList formats = data.formats();
    const auto isOffered = [&](const QString& encoding) { return formats.contains(encoding); };
    if (data.hasImage() || std::any_of(kEncodings.begin(), kEncodings.end(), isOffered))
        return true;
    const auto isTaken = [](const QUrl& url) {
        const QString file = url.toLocalFile();
        return url.isLocalFile()
                   ? looksLikePicture(toPath(file)) || file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)
                   : url.scheme() == QLatin1String("data") && url.path().startsWith(QLatin1String("image/"));
    };
    const QList<QUrl> urls = data.urls();
    return std::any_of(urls.begin(), urls.end(), isTaken) ||
           (data.hasHtml() && !picturesInPage(data.html()).isEmpty()) ||
           (data.hasText() && data.text().trimmed().startsWith(QLatin1String("data:image/"), Qt::CaseInsensitive));
}

QString pastedFolder() {
    return stateFile(QStringLiteral("pasted"));
}

QStringList asFiles(const BroughtPictures& brought) {
    QList<QByteArray> pictures = brought.encoded;
    if (!brought.image.isNull()) {
        QBuffer buffer(&pictures.emplaceBack());
        buffer.open(QIODevice::WriteOnly);
        brought.image.save(&buffer, "PNG");
    }
    QStringList files = brought.files;
    makeFolders(toPath(pastedFolder()));
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh-mm-ss-zzz"));
    for (const QByteArray& bytes : pictures) {
        const QByteArray name = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex().left(8);
        const QString path =
            QStringLiteral("%1/%2 %3.%4").arg(pastedFolder(), time, QString::fromLatin1(name), endingOf(bytes));
        writeFileAtomically(toPath(path), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        files << path;
    }
    return files;
}

}  // namespace unclip::ui
