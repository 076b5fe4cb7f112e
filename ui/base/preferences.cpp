#include "ui/base/preferences.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>

#include "ui/headless/background.h"
#include "ui/headless/state_folder.h"

namespace unclip::ui {
namespace {

constexpr int kVersion = 1;
constexpr int kMostRecentFiles = 10;
constexpr qint64 kLargestFile = 8 << 20;
constexpr int kWriteAfterMs = 300;

/// QSettings forgives nearly everything, so damage is looked for in the text itself.
bool looksDamaged(const QString& path) {
    QFile file(path);
    if (!file.exists())
        return false;
    if (file.size() > kLargestFile || !file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray bytes = file.readAll();
    return bytes.contains('\0') || (!bytes.trimmed().isEmpty() && !bytes.contains('['));
}

/// Leaves it to Preferences when the file is written. Objects for the same file share what is in it.
class SharedSettings : public QSettings {
public:
    explicit SharedSettings(const QString& file) : QSettings(file, QSettings::IniFormat) {}

protected:
    bool event(QEvent* event) override { return event->type() == QEvent::UpdateRequest || QSettings::event(event); }
};

}  // namespace

Preferences::Preferences(const QString& file, QObject* parent) : QObject(parent) {
    bool isDamaged = looksDamaged(file);
    if (!isDamaged) {
        settings_ = std::make_unique<SharedSettings>(file);
        isDamaged = settings_->status() == QSettings::FormatError ||
                    settings_->value(QStringLiteral("version"), kVersion).toInt() > kVersion;
    }
    if (isDamaged) {
        settings_.reset();
        const QString aside =
            QStringLiteral("%1.%2.old")
                .arg(file, QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss")));
        QFile::remove(aside);
        QFile::rename(file, aside);
        settings_ = std::make_unique<SharedSettings>(file);
        wasRepaired_ = true;
    }
    settings_->setValue(QStringLiteral("version"), kVersion);
    writing_.setSingleShot(true);
    writing_.setInterval(kWriteAfterMs);
    connect(this, &Preferences::changed, &writing_, qOverload<>(&QTimer::start));
    connect(&writing_, &QTimer::timeout, this,
            [file] { backgroundThreads().start([file] { SharedSettings(file).sync(); }); });
    writing_.start();
}

QString Preferences::text(const char* key, const QString& standard) const {
    return settings_->value(QString::fromLatin1(key), standard).toString();
}

bool Preferences::flag(const char* key, bool standard) const {
    return settings_->value(QString::fromLatin1(key), standard).toBool();
}

int Preferences::number(const char* key, int standard, int low, int high) const {
    return std::clamp(settings_->value(QString::fromLatin1(key), standard).toInt(), low, high);
}

QStringList Preferences::list(const char* key) const {
    return settings_->value(QString::fromLatin1(key)).toStringList();
}

void Preferences::set(const char* key, const QVariant& value) {
    const QString name = QString::fromLatin1(key);
    if (settings_->contains(name) && settings_->value(name) == value)
        return;
    settings_->setValue(name, value);
    emit changed();
}

QString Preferences::picturesFolder() const {
    const QString chosen = text("folders/pictures", {});
    return chosen.isEmpty() ? defaultPicturesFolder() : chosen;
}

QColor Preferences::maskColour() const {
    const QColor colour(text("canvas/maskColour", QStringLiteral("#ff3b5c")));
    return colour.isValid() ? colour : QColor("#ff3b5c");
}

int Preferences::maskOpacity() const {
    return number("canvas/maskOpacity", 50, 10, 90);
}

QString Preferences::exportFolder() const {
    return text("export/folder", QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
}

QList<QKeySequence> Preferences::shortcuts(const QString& action, const QList<QKeySequence>& standard) const {
    const QString key = QStringLiteral("shortcuts/") + action;
    if (!settings_->contains(key))
        return standard;
    QList<QKeySequence> keys =
        QKeySequence::listFromString(settings_->value(key).toString(), QKeySequence::PortableText);
    keys.removeAll(QKeySequence());
    return keys;
}

void Preferences::setShortcuts(const QString& action, const QList<QKeySequence>& keys,
                               const QList<QKeySequence>& standard) {
    const QString key = QStringLiteral("shortcuts/") + action;
    if (keys == standard)
        settings_->remove(key);
    else
        settings_->setValue(key, QKeySequence::listToString(keys, QKeySequence::PortableText));
    emit changed();
}

void Preferences::addRecentFile(const QString& path) {
    QStringList files = recentFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    while (files.size() > kMostRecentFiles) files.removeLast();
    set("general/recentFiles", files);
}

void Preferences::setWindow(const QByteArray& geometry, const QByteArray& state) {
    settings_->setValue(QStringLiteral("window/geometry"), geometry);
    settings_->setValue(QStringLiteral("window/state"), state);
}

}  // namespace unclip::ui
