#include "ui/canvas/mask_store.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QThreadPool>
#include <QTimer>

#include "engine/base/error.h"
#include "ui/base/state_folder.h"

namespace unclip::ui {
namespace {

constexpr int kDelayMilliseconds = 700;

QString fileFor(const QString& picturePath) {
    const QByteArray name =
        QCryptographicHash::hash(QFileInfo(picturePath).absoluteFilePath().toUtf8(), QCryptographicHash::Sha1).toHex();
    return stateFile(QStringLiteral("masks/%1.png").arg(QString::fromLatin1(name)));
}

bool write(const QString& path, const QImage& mask) {
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && mask.save(&file, "PNG", 80) && file.commit();
}

}  // namespace

MaskStore::MaskStore(QObject* parent) : QObject(parent), timer_(new QTimer(this)) {
    timer_->setSingleShot(true);
    timer_->setInterval(kDelayMilliseconds);
    connect(timer_, &QTimer::timeout, this, [this] {
        // One writer at a time keeps the order of the versions.
        static QThreadPool pool;
        pool.setMaxThreadCount(1);
        pool.start([path = fileFor(path_), mask = mask_] {
            if (mask.isNull())
                QFile::remove(path);
            else
                write(path, mask);
        });
        path_.clear();
        mask_ = {};
    });
}

MaskStore::~MaskStore() {
    flush();
}

QImage MaskStore::read(const QString& picturePath) const {
    if (picturePath == path_ && !path_.isEmpty())
        return mask_;
    return picturePath.isEmpty() ? QImage() : QImage(fileFor(picturePath));
}

void MaskStore::keep(const QString& picturePath, const QImage& mask) {
    if (picturePath.isEmpty())
        return;
    if (!path_.isEmpty() && path_ != picturePath)
        flush();
    path_ = picturePath;
    mask_ = mask;
    timer_->start();
}

void MaskStore::flush() {
    timer_->stop();
    if (path_.isEmpty())
        return;
    if (mask_.isNull())
        QFile::remove(fileFor(path_));
    else
        write(fileFor(path_), mask_);
    path_.clear();
    mask_ = {};
}

QString MaskStore::freeze(const QImage& mask) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    mask.save(&buffer, "PNG", 80);
    const QByteArray name = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
    const QString path = stateFile(QStringLiteral("masks/request-%1.png").arg(QString::fromLatin1(name)));
    if (!QFileInfo::exists(path)) {
        QDir().mkpath(QFileInfo(path).path());
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
            throw FileError("The mask can't be written to \"" + path.toStdString() +
                            "\": " + file.errorString().toStdString() + ". Make room on the disk and try again.");
        }
    }
    return path;
}

}  // namespace unclip::ui
