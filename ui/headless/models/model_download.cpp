#include "ui/headless/models/model_download.h"

#include <QCryptographicHash>
#include <QDir>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QStorageInfo>
#include <QtConcurrent>

namespace unclip::ui {
namespace {

constexpr int kMostRedirects = 8;
constexpr qint64 kLargestList = 8 << 20;
constexpr qint64 kRoomToSpare = 64 << 20;  // left on the disk
constexpr int kTellEveryMs = 100;
constexpr std::chrono::seconds kLongestWait{120};

enum Status { ok = 200, partOfIt = 206, badRange = 416, tooMany = 429 };

/// HTTPS everywhere; without it only a server on this very machine.
bool isAllowed(const QUrl& url) {
    const bool isHere = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    return url.isValid() &&
           (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere));
}

bool isRight(const QString& path, const RemoteFile& file) {
    QFile part(path);
    if (!part.open(QIODevice::ReadOnly) || part.size() != file.bytes)
        return false;
    const bool isLarge = !file.sha256.isEmpty();
    QCryptographicHash hash(isLarge ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1);
    if (!isLarge)
        hash.addData("blob " + QByteArray::number(file.bytes) + '\0');
    return hash.addData(&part) && hash.result().toHex() == (isLarge ? file.sha256 : file.gitSha1);
}

QString inBytes(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace

ModelDownload::ModelDownload(QObject* parent) : ModelDownload(Patience(), parent) {}

ModelDownload::ModelDownload(const Patience& patience, QObject* parent) : QObject(parent), patience_(patience) {
    wait_.setSingleShot(true);
    connect(&wait_, &QTimer::timeout, this, &ModelDownload::loadFile);
}

ModelDownload::~ModelDownload() {
    stop();
}

QString ModelDownload::finalPath(const SourceFile& one) const {
    return QDir(folder_).filePath(model_.sources[one.source].folder + u'/' + one.file.path);
}

void ModelDownload::start(const CatalogueModel& model, const QString& folder) {
    if (isRunning_)
        return;
    if (network_ == nullptr) {
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        network_ = new QNetworkAccessManager(this);
    }
    ++generation_;
    isRunning_ = true;
    model_ = model;
    folder_ = folder;
    files_.clear();
    source_ = 0;
    current_ = -1;
    tries_ = 0;
    doneBytes_ = partBytes_ = allBytes_ = 0;
    sinceTold_.start();
    emit started();
    loadFile();
}

void ModelDownload::stop() {
    if (isRunning_)
        end();
}

void ModelDownload::end() {
    ++generation_;
    isRunning_ = false;
    wait_.stop();
    if (reply_ != nullptr) {
        reply_->disconnect(this);
        reply_->abort();
        reply_->deleteLater();
        reply_ = nullptr;
    }
    part_.close();
    emit progressed();
}

void ModelDownload::fail(const QString& sentence) {
    end();
    emit failed(sentence);
}

void ModelDownload::retry(const QString& reason) {
    part_.close();
    if (++tries_ >= patience_.tries)
        return fail(tr("“%1” can't be loaded: %2. What was loaded stays; get the model again later to go on.")
                        .arg(model_.name, reason));
    std::chrono::milliseconds pause = patience_.firstWait * (1 << std::min(tries_ - 1, 10));
    if (reply_ != nullptr)  // a busy server may say how long
        pause =
            std::max<std::chrono::milliseconds>(pause, std::chrono::seconds(reply_->rawHeader("Retry-After").toInt()));
    wait_.start(std::min<std::chrono::milliseconds>(pause, kLongestWait));
}

void ModelDownload::loadFile() {
    redirects_ = 0;
    if (current_ < 0) {
        list_.clear();
        return get(model_.sources[source_].list, 0);
    }
    part_.setFileName(finalPath() + QStringLiteral(".part"));
    if (!QDir().mkpath(QFileInfo(part_).path()) || !part_.open(QIODevice::WriteOnly | QIODevice::Append))
        return fail(tr("“%1” can't be written: %2. Choose a disk with room for the model.")
                        .arg(part_.fileName(), part_.errorString()));
    if (part_.size() > file().bytes)
        part_.resize(0);
    partBytes_ = part_.size();
    if (partBytes_ == file().bytes)
        return checkFile();
    get(model_.sources[files_[current_].source].files.resolved(QUrl(file().path)), partBytes_);
}

void ModelDownload::get(const QUrl& url, qint64 from) {
    if (!isAllowed(url))
        return fail(tr("“%1” is no safe address to load a model from; nothing was loaded.").arg(url.toDisplayString()));
    url_ = url;
    from_ = from;
    hasHeaders_ = false;
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(static_cast<int>(patience_.silence.count()));
    // Bytes are counted and summed as they are stored, so they must not come packed.
    request.setRawHeader("Accept-Encoding", "identity");
    if (from > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(from) + '-');
    if (reply_ != nullptr)
        reply_->deleteLater();
    reply_ = network_->get(request);
    reply_->setReadBufferSize(1 << 20);
    connect(reply_, &QNetworkReply::readyRead, this, &ModelDownload::takeBytes);
    connect(reply_, &QNetworkReply::finished, this, &ModelDownload::onFinished);
}

void ModelDownload::takeHeaders() {
    hasHeaders_ = true;
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (current_ < 0 || from_ == 0)
        return;
    const bool isContinued =
        status == partOfIt && reply_->rawHeader("Content-Range").startsWith("bytes " + QByteArray::number(from_) + '-');
    if (!isContinued && (status == ok || status == partOfIt)) {
        // The server begins at the beginning, and so does the file.
        part_.resize(0);
        partBytes_ = 0;
        if (status == partOfIt)
            reply_->abort();
    }
}

void ModelDownload::takeBytes() {
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != ok && status != partOfIt)
        return;
    if (!hasHeaders_)
        takeHeaders();
    if (reply_ == nullptr || reply_->error() != QNetworkReply::NoError)
        return;
    const QByteArray bytes = reply_->readAll();
    if (current_ < 0) {
        list_ += bytes;
        if (list_.size() > kLargestList)
            fail(tr("The list of files of “%1” is too long; nothing was loaded.").arg(model_.name));
        return;
    }
    if (!bytes.isEmpty())
        tries_ = 0;
    if (part_.write(bytes) != bytes.size() || !part_.flush())
        return fail(
            tr("“%1” can't be written: %2. Make room on the disk and get the model again; what was loaded stays.")
                .arg(part_.fileName(), part_.errorString()));
    partBytes_ += bytes.size();
    if (partBytes_ > file().bytes) {
        part_.resize(0);
        return fail(tr("“%1” is longer than the server's list says; it was thrown away. Get the model again.")
                        .arg(file().path));
    }
    if (sinceTold_.elapsed() > kTellEveryMs) {
        sinceTold_.start();
        emit progressed();
    }
}

void ModelDownload::onFinished() {
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl target = reply_->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (target.isValid())
        return followRedirect(url_.resolved(target));
    if (reply_->error() == QNetworkReply::SslHandshakeFailedError)
        return fail(
            tr("The connection to %1 can't be trusted: %2. Check the date of this machine, then get the model again.")
                .arg(url_.host(), reply_->errorString()));
    if (status == badRange) {  // the rest isn't there: what is here may be wrong, once
        part_.resize(0);
        if (std::exchange(wasWrong_, true))
            return fail(
                tr("“%1” is shorter than the server's list says; it was thrown away. Get the model again later.")
                    .arg(file().path));
        return retry(tr("the server doesn't have the rest of a file"));
    }
    if (status == tooMany || status >= 500)
        return retry(tr("the server is busy (%1)").arg(status));
    if (status >= 400)
        return fail(
            tr("The server refuses “%1” (%2). See %3 whether the model has moved.")
                .arg(current_ < 0 ? model_.name : file().path, QString::number(status), model_.page.toDisplayString()));
    if (isRunning_)
        takeBytes();
    if (!isRunning_)
        return;
    if (reply_->error() == QNetworkReply::OperationCanceledError)
        return retry(tr("the server was silent for too long"));
    if (reply_->error() != QNetworkReply::NoError)
        return retry(reply_->errorString());
    if (current_ < 0)
        return takeList(list_);
    part_.close();
    if (partBytes_ < file().bytes)
        return retry(tr("the connection ended early"));
    checkFile();
}

void ModelDownload::followRedirect(const QUrl& target) {
    if (++redirects_ > kMostRedirects)
        return fail(
            tr("%1 sends from one address to the next without end. Get the model again later.").arg(url_.host()));
    get(target, from_);
}

void ModelDownload::takeList(const QByteArray& list) {
    bool hasIndex = false;
    for (const RemoteFile& one : filesOfList(list)) {
        files_.append({source_, one});
        hasIndex = hasIndex || files_.last().isIndex();
    }
    if (!hasIndex)
        return fail(tr("The server's list of the files of “%1” can't be used. See %2 whether the model has moved.")
                        .arg(model_.name, model_.page.toDisplayString()));
    tries_ = 0;
    if (++source_ < model_.sources.size())
        return loadFile();
    checkRoom();
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
    std::ranges::stable_partition(files_, [](const SourceFile& one) { return !one.isIndex(); });
    nextFile();
}

void ModelDownload::nextFile() {
    wasWrong_ = false;
    partBytes_ = 0;
    tries_ = 0;
    while (++current_ < files_.size() && QFileInfo(finalPath()).size() == file().bytes &&
           QFileInfo::exists(finalPath()))
        doneBytes_ += file().bytes;
    emit progressed();
    if (current_ < files_.size())
        return loadFile();
    end();
    emit finished(QDir(folder_).filePath(model_.folder()));
}

void ModelDownload::checkFile() {
    part_.close();
    QtConcurrent::run(isRight, part_.fileName(), file()).then(this, [this, generation = generation_](bool isRight) {
        if (generation == generation_)
            takeCheck(isRight);
    });
}

void ModelDownload::takeCheck(bool isRight) {
    if (!isRight) {
        QFile::remove(part_.fileName());
        partBytes_ = 0;
        if (!std::exchange(wasWrong_, true))
            return loadFile();
        return fail(
            tr("“%1” is damaged: its checksum is not the one that the server names. It was thrown away; get the "
               "model again later.")
                .arg(file().path));
    }
    QFile::remove(finalPath());
    if (!QFile::rename(part_.fileName(), finalPath()))
        return fail(tr("“%1” can't be written. Choose a disk with room for the model.").arg(finalPath()));
    doneBytes_ += file().bytes;
    nextFile();
}

}  // namespace unclip::ui
