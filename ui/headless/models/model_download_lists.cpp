#include <QBuffer>
#include <QDir>
#include <QLocale>
#include <QNetworkReply>
#include <QStorageInfo>
#include <algorithm>

#include "ui/headless/models/file_check.h"
#include "ui/headless/models/file_choice.h"
#include "ui/headless/models/model_download.h"

// Which files a model has, before the first of them is loaded.

namespace unclip::ui {
namespace {

constexpr int kMostPages = 50;             // of one list
constexpr qint64 kRoomToSpare = 64 << 20;  // left on the disk

QString inBytes(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace

void ModelDownload::askForNextSource() {
    for (; source_ < model_.sources.size(); ++source_) {
        const CatalogueSource& source = model_.sources[source_];
        if (source.contents.isEmpty()) {
            asking_ = Asking::list;
            page_ = source.list;
            listed_.clear();
            return askAgain();
        }
        for (const RemoteFile& known : source.contents) files_.append({source_, known});
    }
    checkRoom();
}

void ModelDownload::askForIndex() {
    asking_ = Asking::index;
    get(model_.sources[source_].files.resolved(QUrl(indexOf(listed_))), 0);
}

void ModelDownload::takeList(const QByteArray& list) {
    listed_ << filesOfList(list);
    if (const QUrl next = nextPage(reply_->rawHeader("Link")); next.isValid() && ++redirects_ < kMostPages) {
        const QUrl target = url_.resolved(next);
        if (!mayLeadTo(url_, target))
            return followRedirect(target);  // says so
        page_ = target;
        tries_ = 0;
        answer_.clear();
        return get(page_, 0);
    }
    tries_ = 0;
    answer_.clear();
    askForIndex();
}

void ModelDownload::takeIndex(const QByteArray& index) {
    const auto listed = std::ranges::find(listed_, indexOf(listed_), &RemoteFile::path);
    QBuffer bytes;
    bytes.setData(index);
    QList<RemoteFile> chosen;
    if (listed != listed_.end() && isRight(bytes, *listed))
        chosen = filesToFetch(listed_, index, model_.sources[source_].parts);
    if (chosen.isEmpty())
        return fail(tr("The server's list of the files of “%1” can't be used. See %2 whether the model has moved.")
                        .arg(model_.name, model_.page.toDisplayString()));
    for (const RemoteFile& file : chosen) files_.append({source_, file});
    tries_ = 0;
    ++source_;
    askForNextSource();
}

void ModelDownload::checkRoom() {
    qint64 missing = 0;
    for (const SourceFile& one : files_) {
        allBytes_ += one.file.bytes;
        const QString path = finalPath(one);
        const qint64 here =
            QFileInfo(path).exists() ? one.file.bytes : QFileInfo(path + QStringLiteral(".part")).size();
        missing += std::max<qint64>(0, one.file.bytes - here);
    }
    QDir().mkpath(folder_);
    const QStorageInfo disk(folder_);
    if (disk.isValid() && disk.bytesAvailable() < missing + kRoomToSpare)
        return fail(tr("“%1” needs %2 more, and the disk of %3 has %4. Make room and get the model again.")
                        .arg(model_.name, inBytes(missing), folder_, inBytes(disk.bytesAvailable())));
    // The indexes last: a folder without one is no model yet.
    std::stable_partition(files_.begin(), files_.end(), [](const SourceFile& one) { return !one.isIndex(); });
    if (makeLinks())
        nextFile();
}

bool ModelDownload::makeLinks() {
    for (const CatalogueSource& source : model_.sources) {
        const QDir folder(QDir(folder_).filePath(source.folder));
        for (const auto& [part, target] : source.links.asKeyValueRange()) {
            const QString link = folder.filePath(part);
            if (QFileInfo::exists(link) || QFileInfo(link).isSymLink())
                continue;
            if (!QDir().mkpath(folder.path()) || !QFile::link(QStringLiteral("../") + target, link)) {
                fail(tr("The link “%1” can't be made; choose a disk that knows links.").arg(link));
                return false;
            }
        }
    }
    return true;
}

}  // namespace unclip::ui
