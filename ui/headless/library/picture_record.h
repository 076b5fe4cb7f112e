#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <optional>

#include "engine/request/request.h"

namespace unclip {

/// What the library's index knows of a picture. Everything here stands in the picture's own file as well.
struct PictureRecord {
    QString id;         ///< unique name, see newPictureId()
    qint64 number = 0;  ///< order in which pictures were made, whatever the clock said
    QString path;       ///< below the library's folder, with "/"
    int width = 0, height = 0;
    qint64 bytes = 0;     ///< size of the file
    qint64 modified = 0;  ///< the file's time of last change, nanoseconds since 1970
    QString created;      ///< UTC, "2025-01-31T12:00:00Z"
    QString task;         ///< "generate", "vary", …; empty when unknown
    QString prompt;
    QString modelName;
    std::optional<quint64> seed;  ///< absent when the file does not say it
    bool isFavourite = false;
    QStringList tags, collections;
    QStringList parents;              ///< ids of the pictures that it was made from
    std::optional<qint64> trashedAt;  ///< when it was put into the trash, by LibraryIndex::trashTime()

    bool operator==(const PictureRecord&) const = default;
};

/// Which pictures to list. What is empty or false asks for nothing.
struct PictureFilter {
    QString words;  ///< each must begin a word of the prompt, the tags or the collections
    bool favouritesOnly = false;
    QString model, task, tag, collection;
    bool inTrash = false;             ///< only those in the trash; otherwise only those that are not
    int limit = 0;                    ///< newest pictures; 0: all
    std::optional<QStringList> only;  ///< these ids alone, in this order

    bool operator==(const PictureFilter&) const = default;
};

}  // namespace unclip

Q_DECLARE_METATYPE(unclip::PictureRecord)
