#include "ui/headless/library/picture_listing.h"

#include <QDateTime>
#include <optional>

namespace unclip {

QList<PictureDay> daysOf(const QList<ListedPicture>& pictures) {
    constexpr qint64 kQuarter = 15 * 60;  // seconds; no calendar's day begins between two quarters of an hour
    QList<PictureDay> days;
    std::optional<qint64> quarter;  // of the last picture, whose day is `day`: asking for the time zone is slow
    QDate day;
    for (int i = 0; i < pictures.size(); ++i) {
        const qint64 created = pictures[i].created;
        if (created == 0) {
            day = {};
            quarter.reset();
        } else if (quarter != created / kQuarter) {
            day = QDateTime::fromSecsSinceEpoch(created).date();
            quarter = created / kQuarter;
        }
        if (days.isEmpty() || days.last().day != day)
            days << PictureDay{day, i, 0};
        ++days.last().count;
    }
    return days;
}

}  // namespace unclip
