#pragma once

#include <QDate>
#include <QList>

namespace unclip {

/// A picture in a list: what is needed of all of them before the record of any is read (LibraryIndex::read).
struct ListedPicture {
    qint64 row = 0;      ///< of the index; a picture keeps it
    qint64 number = 0;   ///< see PictureRecord
    qint64 created = 0;  ///< seconds since 1970; 0: not known

    bool operator==(const ListedPicture&) const = default;
};

/// Pictures that follow each other in a list and were made on one day of the local calendar.
struct PictureDay {
    QDate day;  ///< invalid: not known
    int first = 0, count = 0;
};

/// A list divided where the day changes.
QList<PictureDay> daysOf(const QList<ListedPicture>& pictures);

}  // namespace unclip
