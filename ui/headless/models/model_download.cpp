#include "ui/headless/models/model_download.h"

#include <QDateTime>
#include <QDir>
#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <cstdio>

#include "ui/headless/background.h"
#include "ui/headless/models/file_check.h"
#include "ui/headless/paths.h"

namespace unclip::ui {
namespace {

constexpr int kMostRedirects = 8;
constexpr qint64 kLargestList = 8 << 20;
constexpr int kTellEveryMs = 100;
constexpr std::chrono::seconds kLongestWait{120};
constexpr std::chrono::seconds kLongestLimit{6 * 60 * 60};  // that a server may ask for

enum Status { ok = 200, partOfIt = 206, badRange = 416, tooMany = 429 };

/// HTTPS everywhere; without it only a server on this very machine.
bool isAllowed(const QUrl& url) {
    const bool isHere = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    return url.isValid() &&
           (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere));
}

/// How long a server asks to wait: a number of seconds or a date; none: 0.
std::chrono::seconds wantedPause(const QByteArray& retryAfter) {
    bool isNumber = false;
    std::chrono::seconds pause(retryAfter.trimmed().toLongLong(&isNumber));
    if (const QDateTime date = QDateTime::fromString(QString::fromLatin1(retryAfter.trimmed()), Qt::RFC2822Date);
        !isNumber && date.isValid())
        pause = std::chrono::seconds(QDateTime::currentDateTimeUtc().secsTo(date));
    return std::clamp<std::chrono::seconds>(pause, std::chrono::seconds(0), kLongestLimit);
}

/// What trying again doesn't help against: somebody has to change the proxy's settings.
bool isOfProxy(QNetworkReply::NetworkError error, const QUrl& url) {
    switch (error) {
        case QNetworkReply::ProxyConnectionRefusedError:
        case QNetworkReply::ProxyNotFoundError:
        case QNetworkReply::ProxyAuthenticationRequiredError:
        case QNetworkReply::UnknownProxyError:
            return true;
        case QNetworkReply::UnknownNetworkError:  // Qt says so of a proxy that refuses a connection
            return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)).value(0).type() !=
                   QNetworkProxy::NoProxy;
        default:
            return false;
    }
}

}  // namespace

bool mayLeadTo(const QUrl& from, const QUrl& to) {
    return isAllowed(to) && (from.scheme() != QLatin1String("https") || to.scheme() == QLatin1String("https"));
}

ModelDownload::ModelDownload(QObject* parent) : ModelDownload(Patience(), parent) {}

ModelDownload::ModelDownload(const Patience& patience, QObject* parent) : QObject(parent), patience_(patience) {
    wait_.setSingleShot(true);
    connect(&wait_, &QTimer::timeout, this, &ModelDownload::askAgain);
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
    askForNextSource();
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
    lock_.reset();
    emit progressed();
}

void ModelDownload::fail(const QString& sentence) {
    end();
    emit failed(sentence);
}

void ModelDownload::retry(const QString& reason) {
    part_.close();
    const auto limit = reply_ == nullptr ? std::chrono::seconds(0) : wantedPause(reply_->rawHeader("Retry-After"));
    network_->clearConnectionCache();  // the next try uses no connection that may be dead
    if (limit.count() > 0)
        return wait_.start(limit);
    if (++tries_ >= patience_.tries)
        return fail(tr("“%1” can't be loaded: %2. What was loaded stays; get the model again later to go on.")
                        .arg(model_.name, reason));
    const std::chrono::milliseconds pause = patience_.firstWait * (1 << std::min(tries_ - 1, 10));
    wait_.start(std::min<std::chrono::milliseconds>(pause, kLongestWait));
}

void ModelDownload::askAgain() {
    redirects_ = 0;
    answer_.clear();
    switch (asking_) {
        case Asking::list:
            return get(page_, 0);
        case Asking::index:
            return askForIndex();
        case Asking::file:
            return loadFile();
    }
}

void ModelDownload::loadFile() {
    redirects_ = 0;
    const QString folder = QFileInfo(finalPath()).path();
    part_.setFileName(finalPath() + QStringLiteral(".part"));
    if (!lock_ && QDir().mkpath(folder)) {
        auto lock = std::make_unique<ProgramLock>(toPath(finalPath() + QStringLiteral(".lock")));
        if (!lock->take())
            return fail(tr("“%1” is being loaded by another window or program; get the model again when it has ended.")
                            .arg(finalPath()));
        lock_ = std::move(lock);
    }
    if (!part_.open(QIODevice::WriteOnly | QIODevice::Append))
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
    // Over HTTP/2 every further try would go down the same connection, dead or not.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
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
    if (asking_ != Asking::file || from_ == 0)
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
    if (asking_ != Asking::file) {
        answer_ += bytes;
        if (answer_.size() > kLargestList)
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
    if (isOfProxy(reply_->error(), url_))
        return fail(tr("The proxy that this machine's settings name for %1 can't be used: %2. Mend the system's proxy "
                       "settings, or https_proxy, then get the model again.")
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
        return fail(tr("The server refuses “%1” (%2). See %3 whether the model has moved.")
                        .arg(asking_ != Asking::file ? model_.name : file().path, QString::number(status),
                             model_.page.toDisplayString()));
    if (isRunning_)
        takeBytes();
    if (!isRunning_)
        return;
    if (reply_->error() == QNetworkReply::OperationCanceledError)
        return retry(tr("the server was silent for too long"));
    if (reply_->error() != QNetworkReply::NoError)
        return retry(reply_->errorString());
    if (asking_ == Asking::list)
        return takeList(answer_);
    if (asking_ == Asking::index)
        return takeIndex(answer_);
    part_.close();
    if (partBytes_ < file().bytes)
        return retry(tr("the connection ended early"));
    checkFile();
}

void ModelDownload::followRedirect(const QUrl& target) {
    if (++redirects_ > kMostRedirects)
        return fail(
            tr("%1 sends from one address to the next without end. Get the model again later.").arg(url_.host()));
    if (!mayLeadTo(url_, target))
        return fail(tr("%1 sends on to “%2”, which is no safe address to load a model from; nothing more was loaded.")
                        .arg(url_.host(), target.toDisplayString()));
    get(target, from_);
}

void ModelDownload::nextFile() {
    asking_ = Asking::file;
    wasWrong_ = false;
    partBytes_ = 0;
    tries_ = 0;
    lock_.reset();
    emit progressed();
    if (++current_ == files_.size()) {
        end();
        emit finished(QDir(folder_).filePath(model_.folder()));
    } else if (QFileInfo(finalPath()).isFile() && QFileInfo(finalPath()).size() == file().bytes) {
        checkOldFile();
    } else {
        loadFile();
    }
}

void ModelDownload::checkOldFile() {
    check(finalPath(), [this](bool isRight) {
        if (!isRight)
            return loadFile();
        doneBytes_ += file().bytes;
        nextFile();
    });
}

void ModelDownload::checkFile() {
    part_.close();
    check(part_.fileName(), [this](bool isRight) { takeCheck(isRight); });
}

void ModelDownload::check(const QString& path, std::function<void(bool isRight)> then) {
    const auto isStillWanted = [this, generation = generation_] { return generation == generation_; };
    inBackground(
        this, [path, file = file()] { return isRightFile(path, file); },
        [isStillWanted, then = std::move(then)](bool isRight) {
            if (isStillWanted())
                then(isRight);
        },
        [this, isStillWanted](const QString& sentence) {
            if (isStillWanted())
                fail(sentence);
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
    // In one step: the old file is there until the new one is.
    if (std::rename(QFile::encodeName(part_.fileName()), QFile::encodeName(finalPath())) != 0)
        return fail(tr("“%1” can't be written. Choose a disk with room for the model.").arg(finalPath()));
    doneBytes_ += file().bytes;
    nextFile();
}

}  // namespace unclip::ui
