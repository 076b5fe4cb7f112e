#include "ui/canvas/mask_store.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include "engine/base/atomic_file.h"
#include "engine/base/error.h"
#include "ui/base/worker_threads.h"
#include "ui/headless/background.h"
#include "ui/headless/paths.h"
#include "ui/headless/state_folder.h"

namespace unclip::ui {
namespace {

constexpr int kDelayMilliseconds = 700;

QString fileFor(const QString& picturePath) {
    const QByteArray name =
        QCryptographicHash::hash(QFileInfo(picturePath).absoluteFilePath().toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("%1/%2.png").arg(masksFolder(), QString::fromLatin1(name));
}

QByteArray inPng(const QImage& mask) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    mask.save(&buffer, "PNG", 80);
    return bytes;
}

/// Throws FileError.
void write(const QString& path, const QByteArray& bytes) {
    makeFolders(toPath(path).parent_path());
    writeFileAtomically(toPath(path), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace

QString masksFolder() {
    return stateFile(QStringLiteral("masks"));
}

MaskStore::MaskStore(QObject* parent) : QObject(parent), timer_(new QTimer(this)) {
    beginThreads(thread_, 1);
    timer_->setSingleShot(true);
    timer_->setInterval(kDelayMilliseconds);
    connect(timer_, &QTimer::timeout, this, &MaskStore::writeLast);
}

MaskStore::~MaskStore() {
    flush();
}

void MaskStore::read(const QString& picturePath, std::function<void(const QImage&)> then) {
    writeLast();
    if (!picturePath.isEmpty())
        inBackground(thread_, this, [path = fileFor(picturePath)] { return QImage(path); }, std::move(then), {});
}

void MaskStore::keep(const QString& picturePath, const QImage& mask) {
    if (picturePath.isEmpty())
        return;
    if (path_ != picturePath)
        writeLast();
    path_ = picturePath;
    mask_ = mask;
    timer_->start();
}

void MaskStore::writeLast() {
    timer_->stop();
    if (path_.isEmpty())
        return;
    inBackground(
        thread_, this,
        [path = fileFor(path_), mask = mask_] {
            if (mask.isNull())
                QFile::remove(path);
            else
                write(path, inPng(mask));
        },
        [] {}, [this](const QString& sentence) { emit failed(sentence); });
    path_.clear();
    mask_ = {};
}

void MaskStore::flush() {
    writeLast();
    thread_.waitForDone();
}

void MaskStore::freeze(const QImage& mask, std::function<void(const QString&)> then) {
    inBackground(
        thread_, this,
        [folder = masksFolder(), mask] {
            const QByteArray bytes = inPng(mask);
            const QByteArray name = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
            // Named by its content: the same mask is written once, and then is as good as new.
            const QString path = QStringLiteral("%1/request-%2.png").arg(folder, QString::fromLatin1(name));
            write(path, bytes);
            return path;
        },
        std::move(then), [this](const QString& sentence) { emit failed(sentence); });
}

}  // namespace unclip::ui
