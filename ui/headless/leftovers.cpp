#include "ui/headless/leftovers.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace unclip {

void removeLeftovers(const QString& folder, const QString& pattern, int days, const QStringList& needed) {
    const QDateTime latest = QDateTime::currentDateTime().addDays(-days);
    for (const QFileInfo& file : QDir(folder).entryInfoList({pattern}, QDir::Files)) {
        if (file.lastModified() < latest && !needed.contains(file.absoluteFilePath()))
            QFile::remove(file.absoluteFilePath());
    }
}

}  // namespace unclip
